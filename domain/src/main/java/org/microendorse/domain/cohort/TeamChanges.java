package org.microendorse.domain.cohort;

import static org.microendorse.domain.language.Messages.message;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Handles teams that people have left, and the decisions about them. */
@Service
public class TeamChanges {
  private final Teams teams;
  private final TeamMembers members;
  private final EndorsementPathService paths;
  private final CohortLetters letters;
  private final ProcessedOperations operations;
  private final ApplicationEventPublisher events;

  TeamChanges(
      Teams teams,
      TeamMembers members,
      EndorsementPathService paths,
      CohortLetters letters,
      ProcessedOperations operations,
      ApplicationEventPublisher events) {
    this.teams = teams;
    this.members = members;
    this.paths = paths;
    this.letters = letters;
    this.operations = operations;
    this.events = events;
  }

  /** Ends the paths of people who have left the team, and returns what remains of it. */
  @Transactional
  public Shrunk shrunk(UUID teamId, OperationId operation) {
    return operations.runOnce(
        operation,
        Shrunk.class,
        () -> {
          Team team = team(teamId);
          members.ofTeam(teamId).stream()
              .filter(it -> it.status() == MemberStatus.LEFT && it.account() != null)
              .forEach(this::endWayOf);
          return new Shrunk(
              TeamFacts.of(team, members.acceptedIn(team).toList()), teamsBeside(team));
        });
  }

  /** A person who has meanwhile joined another team of the cohort stays on the path. */
  private void endWayOf(TeamMember gone) {
    UUID cohortId = gone.team().cohort().id();
    boolean elsewhere =
        members.ofCohort(cohortId).stream()
            .anyMatch(it -> it.hasAccepted() && it.acceptedBy().is(gone.acceptedBy()));
    if (!elsewhere) {
      paths.ofEducator(gone.acceptedBy().username()).stream()
          .filter(path -> path.isRunning() && cohortId.equals(path.cohortId()))
          .forEach(path -> paths.withdraw(path.id()));
    }
  }

  private List<Choice> teamsBeside(Team team) {
    return teams.ofCohort(team.cohort().id()).stream()
        .filter(other -> !other.id().equals(team.id()))
        .map(
            other ->
                new Choice(
                    message(
                        "teamRule.mergeTarget",
                        other.name(),
                        other.organization(),
                        members.acceptedIn(other).count()),
                    other.id().toString()))
        .toList();
  }

  /**
   * Carries out what the program manager decided about a team that breaks the rules, and tells its
   * people. A team that takes in others is then checked by the same rules.
   *
   * @param mergeInto another team of the cohort, to merge
   */
  @Transactional
  public void decideOnTeam(
      UUID teamId, TeamDecision decision, UUID mergeInto, String reasons, OperationId operation) {
    operations.runOnce(
        operation,
        TeamDecision.class,
        () -> {
          Team team = team(teamId);
          Map<String, Object> facts = letters.factsOf(team.cohort());
          facts.put("team", team.name());
          facts.put("reasons", reasons);
          Map<String, String> people =
              CohortLetters.namesOf(
                  members.ofTeam(teamId).stream().filter(TeamMember::isActive).toList());
          people.put(team.registeredBy().email(), team.registeredBy().displayName());
          switch (decision) {
            case SUBSTITUTE -> team.wantSubstitute(true);
            case GO_ON -> team.wantSubstitute(false);
            case MERGE -> {
              Team other = present(team(mergeInto));
              facts.put("other", other.name());
              members.ofTeam(teamId).stream()
                  .filter(TeamMember::isActive)
                  .forEach(member -> member.moveTo(other));
              team.mergeInto(other);
              events.publishEvent(new TeamChanged(other.id(), UUID.randomUUID()));
            }
          }
          letters.write(templateOf(decision), people, facts, operation);
          return decision;
        });
  }

  private static String templateOf(TeamDecision decision) {
    return switch (decision) {
      case SUBSTITUTE -> "team-substitute";
      case GO_ON -> "team-goes-on";
      case MERGE -> "team-merged";
    };
  }

  /** The team that the people are in, if theirs has been merged meanwhile. */
  private Team present(Team team) {
    return team.mergedIntoId() == null ? team : present(team(team.mergedIntoId()));
  }

  private Team team(UUID id) {
    return teams.findById(id).orElseThrow(() -> new NotFound("team", id));
  }
}
