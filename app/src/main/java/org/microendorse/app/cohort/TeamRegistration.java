package org.microendorse.app.cohort;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.cohort.Roster;
import org.microendorse.domain.cohort.Roster.Person;
import org.microendorse.domain.cohort.Roster.Problem;
import org.microendorse.domain.cohort.RosterRefused;
import org.microendorse.domain.cohort.Team;
import org.microendorse.domain.cohort.TeamInvitations;
import org.microendorse.domain.cohort.TeamMember;
import org.microendorse.domain.cohort.TeamOutdated;
import org.microendorse.domain.cohort.TeamService;
import org.microendorse.domain.cohort.TeamSizes;
import org.microendorse.domain.cohort.TeamSizes.TeamSize;
import org.microendorse.domain.common.Refusal;
import org.springframework.stereotype.Service;

/**
 * Registers teams and people, if the rules allow it. The rules are in the engine, so they are asked
 * before the transaction; inside it, under the cohort's lock, the team must still be what they
 * judged.
 */
@Service
class TeamRegistration {
  /** Each retry means that another request was faster, and a team has few places. */
  private static final int ATTEMPTS = 20;

  private final CohortService cohorts;
  private final TeamSizes sizes;
  private final TeamService teams;
  private final TeamInvitations invitations;
  private final TeamRules rules;

  TeamRegistration(
      CohortService cohorts,
      TeamSizes sizes,
      TeamService teams,
      TeamInvitations invitations,
      TeamRules rules) {
    this.cohorts = cohorts;
    this.sizes = sizes;
    this.teams = teams;
    this.invitations = invitations;
    this.rules = rules;
  }

  /**
   * Registers a team and invites all people on its list.
   *
   * @throws RosterRefused if the list is not valid: then nobody is invited
   * @throws Refusal if the cohort accepts no more teams
   */
  Team register(PortalUser me, UUID cohortId, String name, boolean ofSchool, Roster roster) {
    if (!roster.isGood()) {
      throw new RosterRefused(roster.problems());
    }
    return untilCurrent(
        () -> {
          TeamSize size = sizes.sizeOf(roster, me.getUsername());
          List<String> wrong = rules.problemsOf(cohorts.get(cohortId), size);
          if (!wrong.isEmpty()) {
            throw new RosterRefused(wrong.stream().map(it -> new Problem(0, it)).toList());
          }
          return teams.register(cohortId, me.getUsername(), name, ofSchool, roster, size);
        });
  }

  /**
   * Invites one more person.
   *
   * @throws Refusal if they cannot join
   */
  void invite(UUID teamId, Person person) {
    untilCurrent(
        () -> {
          TeamSize size = sizes.sizeWith(teamId, person);
          refuse(rules.worse(teams.get(teamId).cohort(), sizes.sizeOf(teamId), size));
          teams.invite(teamId, person, size);
          return null;
        });
  }

  /**
   * Joins a team.
   *
   * @throws Refusal if the invitation cannot be answered, or the team would break the rules
   */
  Team accept(PortalUser me, TeamMember invited, String token, String grades, String subject) {
    return untilCurrent(
        () -> {
          TeamSize size = sizes.sizeIfAccepted(invited, me.getUsername());
          Team team = invited.team();
          refuse(rules.worse(team.cohort(), sizes.sizeOf(team.id()), size));
          return invitations.accept(token, me.getUsername(), grades, subject, size);
        });
  }

  private static <T> T untilCurrent(Supplier<T> action) {
    for (int attempt = 1; ; attempt++) {
      try {
        return action.get();
      } catch (TeamOutdated outdated) {
        if (attempt == ATTEMPTS) {
          throw outdated;
        }
      }
    }
  }

  private static void refuse(List<String> sentences) {
    if (!sentences.isEmpty()) {
      throw new Refusal(Refusal.AS_SAID, String.join(" ", sentences));
    }
  }
}
