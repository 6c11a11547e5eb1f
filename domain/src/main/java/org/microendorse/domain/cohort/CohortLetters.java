package org.microendorse.domain.cohort;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.notification.Letter;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.springframework.stereotype.Component;

/** Letters to the people of a cohort. */
@Component
class CohortLetters {
  private final CohortService cohorts;
  private final Teams teams;
  private final TeamMembers members;
  private final Accounts accounts;
  private final MailService mails;
  private final EndorseProperties endorse;

  CohortLetters(
      CohortService cohorts,
      Teams teams,
      TeamMembers members,
      Accounts accounts,
      MailService mails,
      EndorseProperties endorse) {
    this.cohorts = cohorts;
    this.teams = teams;
    this.members = members;
    this.accounts = accounts;
    this.mails = mails;
    this.endorse = endorse;
  }

  void tellEverybody(
      Cohort cohort, CohortDecision decision, String reasons, OperationId operation) {
    Map<String, Object> facts = factsOf(cohort);
    facts.put("reasons", reasons);
    facts.put("lastDay", cohort.lastDay());
    if (cohort.mergedIntoId() != null) {
      Cohort other = cohorts.get(cohort.mergedIntoId());
      facts.put("other", other.title());
      facts.put("semester", other.firstSemester().name());
    }
    String template =
        switch (decision) {
          case EXTEND -> "cohort-extended";
          case MERGE -> "cohort-merged";
          case CANCEL -> "cohort-cancelled";
        };
    write(template, everybodyIn(cohort), facts, operation);
  }

  Map<String, Object> factsOf(Cohort cohort) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("title", cohort.title());
    facts.put("endorsement", cohorts.endorsementOf(cohort).titles());
    facts.put("semester", cohort.firstSemester().name());
    facts.put("cohort", endorse.link("/cohorts/" + cohort.id()).toString());
    return facts;
  }

  /** By address: registrars of teams, their members, and everyone invited. */
  private Map<String, String> everybodyIn(Cohort cohort) {
    Map<String, String> people = new HashMap<>();
    teams
        .ofCohort(cohort.id())
        .forEach(
            team -> people.put(team.registeredBy().email(), team.registeredBy().displayName()));
    members.ofCohort(cohort.id()).stream()
        .filter(TeamMember::isActive)
        .forEach(member -> people.put(member.email(), member.name()));
    return people;
  }

  void write(
      String template,
      Map<String, String> namesByAddress,
      Map<String, ?> facts,
      OperationId operation) {
    mails.writeLetters(
        template,
        namesByAddress.entrySet().stream()
            .map(person -> new Letter(person.getValue(), person.getKey(), facts))
            .toList(),
        mailOf(operation));
  }

  void tellManagers(String template, Map<String, ?> facts, OperationId operation) {
    mails.writeToEach(
        template, accounts.findByRole(Role.PROGRAM_MANAGER), facts, mailOf(operation));
  }

  static Map<String, String> namesOf(List<TeamMember> people) {
    return people.stream()
        .collect(Collectors.toMap(TeamMember::email, TeamMember::name, (one, same) -> one));
  }

  static OperationId mailOf(OperationId operation) {
    return new OperationId(operation.value() + "/mail");
  }
}
