package org.microendorse.app.cohort;

import java.util.List;
import java.util.UUID;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.cohort.Roster;
import org.microendorse.domain.cohort.Roster.Person;
import org.microendorse.domain.cohort.Roster.Problem;
import org.microendorse.domain.cohort.RosterRefused;
import org.microendorse.domain.cohort.Team;
import org.microendorse.domain.cohort.TeamMember;
import org.microendorse.domain.cohort.TeamService;
import org.microendorse.domain.common.Refusal;
import org.springframework.stereotype.Service;

/** Takes teams and people, if the rules agree. They are asked before anything is written. */
@Service
class TeamRegistration {
  private final TeamService teams;
  private final TeamRules rules;

  TeamRegistration(TeamService teams, TeamRules rules) {
    this.teams = teams;
    this.rules = rules;
  }

  /**
   * Registers a team and invites everybody on its list.
   *
   * @throws RosterRefused if the list cannot be taken: then nobody is invited
   * @throws Refusal if the cohort takes no more teams
   */
  Team register(PortalUser me, UUID cohortId, String name, boolean ofSchool, Roster roster) {
    if (!roster.isGood()) {
      throw new RosterRefused(roster.problems());
    }
    List<String> wrong = rules.problemsOf(teams.sizeOf(roster, me.getUsername()));
    if (!wrong.isEmpty()) {
      throw new RosterRefused(wrong.stream().map(it -> new Problem(0, it)).toList());
    }
    return teams.register(cohortId, me.getUsername(), name, ofSchool, roster);
  }

  /**
   * Invites one more person.
   *
   * @throws Refusal if they cannot join
   */
  void invite(UUID teamId, Person person) {
    refuse(rules.worse(teams.sizeOf(teamId), teams.sizeWith(teamId, person)));
    teams.invite(teamId, person);
  }

  /**
   * Joins a team.
   *
   * @throws Refusal if the invitation cannot be answered, or it would not be a team any more
   */
  Team accept(PortalUser me, TeamMember invited, String token, String grades, String subject) {
    refuse(
        rules.worse(
            teams.sizeOf(invited.team().id()), teams.sizeIfAccepted(invited, me.getUsername())));
    return teams.accept(token, me.getUsername(), grades, subject);
  }

  private static void refuse(List<String> sentences) {
    if (!sentences.isEmpty()) {
      throw new Refusal(String.join(" ", sentences));
    }
  }
}
