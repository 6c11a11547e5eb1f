package org.microendorse.domain.cohort;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.language.ModelTexts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Runs cohorts from their first day to their last, and enrolls late joiners. */
@Service
public class RunningCohorts {
  private final CohortService cohorts;
  private final TeamMembers members;
  private final SemesterService semesters;
  private final EndorsementPathService paths;
  private final CohortLetters letters;
  private final ProcessedOperations operations;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RunningCohorts(
      CohortService cohorts,
      TeamMembers members,
      SemesterService semesters,
      EndorsementPathService paths,
      CohortLetters letters,
      ProcessedOperations operations,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cohorts = cohorts;
    this.members = members;
    this.semesters = semesters;
    this.paths = paths;
    this.letters = letters;
    this.operations = operations;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Enrolls all people who have accepted, and begins the cohort. Teams that are too small, or have
   * shrunk since registration ended, are reviewed one by one.
   *
   * @return when it ends
   */
  @Transactional
  public Begun begin(UUID cohortId, Collection<UUID> tooSmall, OperationId operation) {
    return operations.runOnce(
        operation,
        Begun.class,
        () -> {
          Cohort cohort = cohorts.getAndLock(cohortId);
          List<TeamMember> people =
              members.ofCohort(cohortId).stream().filter(TeamMember::hasAccepted).toList();
          people.forEach(this::enroll);
          cohort.run();
          lookInto(cohort, tooSmall);
          letters.write(
              "cohort-begins", CohortLetters.namesOf(people), letters.factsOf(cohort), operation);
          return new Begun(endOf(cohort));
        });
  }

  /**
   * A cohort that runs.
   *
   * @param cohortEndsAt when its last semester closes
   */
  public record Begun(OffsetDateTime cohortEndsAt) {}

  private void enroll(TeamMember member) {
    Cohort cohort = member.team().cohort();
    paths.join(
        member.acceptedBy().username(),
        cohort.endorsementId(),
        cohort.id(),
        cohort.firstSemester().id());
  }

  private void lookInto(Cohort cohort, Collection<UUID> tooSmall) {
    Stream<UUID> leftSince =
        members.ofCohort(cohort.id()).stream()
            .filter(it -> it.status() == MemberStatus.LEFT && it.account() != null)
            .filter(it -> it.changedAt().isAfter(cohort.closedAt()))
            .map(it -> it.team().id());
    Stream.concat(tooSmall.stream(), leftSince)
        .distinct()
        .forEach(teamId -> events.publishEvent(new TeamChanged(teamId, UUID.randomUUID())));
  }

  private OffsetDateTime endOf(Cohort cohort) {
    return semesters.endOf(cohorts.semestersOf(cohort).getLast().closes());
  }

  /** The facts about a late joiner for the rules. */
  @Transactional(readOnly = true)
  public Joiner joiner(UUID memberId) {
    TeamMember member = member(memberId);
    LocalDate opened = member.team().cohort().firstSemester().opens();
    return new Joiner(
        Math.max(0, ChronoUnit.DAYS.between(opened, semesters.today())),
        member.team().substituteWanted());
  }

  /** Enrolls a late joiner. */
  @Transactional
  public void enrollJoiner(UUID memberId, OperationId operation) {
    operations.runOnce(
        operation,
        UUID.class,
        () -> {
          TeamMember member = member(memberId);
          member.team().wantSubstitute(false);
          enroll(member);
          letters.write(
              "cohort-begins",
              CohortLetters.namesOf(List.of(member)),
              letters.factsOf(member.team().cohort()),
              operation);
          return memberId;
        });
  }

  /** Tells a person and the registrar of their team that it is too late to join. */
  @Transactional
  public void refuseJoiner(UUID memberId, String sentence, OperationId operation) {
    operations.runOnce(
        operation,
        UUID.class,
        () -> {
          TeamMember member = member(memberId);
          Team team = member.team();
          Map<String, String> people = new HashMap<>(CohortLetters.namesOf(List.of(member)));
          people.put(team.registeredBy().email(), team.registeredBy().displayName());
          Map<String, Object> facts = letters.factsOf(team.cohort());
          facts.put("member", member.name());
          facts.put("team", team.name());
          facts.put("sentence", new ModelTexts.Sentence(sentence));
          letters.write("cohort-too-late", people, facts, operation);
          member.change(MemberStatus.LEFT, clock.instant());
          return memberId;
        });
  }

  /** Ends a cohort: its last semester is over. */
  @Transactional
  public void end(UUID cohortId, OperationId operation) {
    operations.runOnce(
        operation,
        UUID.class,
        () -> {
          cohorts.getAndLock(cohortId).end();
          for (TeamMember member : members.ofCohort(cohortId)) {
            if (member.isActive()) {
              member.change(
                  member.hasAccepted() ? MemberStatus.FINISHED : MemberStatus.LEFT,
                  clock.instant());
            }
          }
          return cohortId;
        });
  }

  private TeamMember member(UUID id) {
    return members.findById(id).orElseThrow(() -> new NotFound("member", id));
  }
}
