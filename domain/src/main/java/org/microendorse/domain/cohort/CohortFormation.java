package org.microendorse.domain.cohort;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.catalog.Price;
import org.microendorse.domain.cohort.OpenedCohort.CohortSummary;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.notification.Letter;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.task.AsNote;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to a cohort from its opening to its end, step by step. Each step may come twice. */
@Service
public class CohortFormation {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.US);

  private final Cohorts cohorts;
  private final CohortService cohortService;
  private final Teams teams;
  private final TeamMembers members;
  private final SemesterService semesters;
  private final EndorsementPathService paths;
  private final Accounts accounts;
  private final MailService mails;
  private final InvoicePrinter printer;
  private final EndorseProperties endorse;
  private final ProcessedOperations operations;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final Clock clock;

  CohortFormation(
      Cohorts cohorts,
      CohortService cohortService,
      Teams teams,
      TeamMembers members,
      SemesterService semesters,
      EndorsementPathService paths,
      Accounts accounts,
      MailService mails,
      InvoicePrinter printer,
      EndorseProperties endorse,
      ProcessedOperations operations,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      Clock clock) {
    this.cohorts = cohorts;
    this.cohortService = cohortService;
    this.teams = teams;
    this.members = members;
    this.semesters = semesters;
    this.paths = paths;
    this.accounts = accounts;
    this.mails = mails;
    this.printer = printer;
    this.endorse = endorse;
    this.operations = operations;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Notes which process instance runs the cohort, and returns what its forms show. */
  @Transactional
  public OpenedCohort open(UUID cohortId, long processInstanceKey, OperationId operation) {
    return operations.runOnce(
        operation,
        OpenedCohort.class,
        () -> {
          Cohort cohort = cohortService.getAndLock(cohortId);
          cohort.opened(processInstanceKey);
          return new OpenedCohort(
              new CohortSummary(
                  cohort.title(),
                  cohortService.endorsementOf(cohort).title(),
                  cohort.firstSemester().name()),
              cohortService.registrationEndsAt(cohort));
        });
  }

  /**
   * Who is there when registration ends.
   *
   * @param waitedFor until when the process has waited; the last day may have been moved unheard
   */
  @Transactional(readOnly = true)
  public RegistrationCount count(UUID cohortId, OffsetDateTime waitedFor) {
    Cohort cohort = cohortService.get(cohortId);
    OffsetDateTime endsAt = cohortService.registrationEndsAt(cohort);
    return new RegistrationCount(
        !endsAt.isAfter(waitedFor),
        endsAt,
        teams.ofCohort(cohortId).stream().map(this::facts).toList());
  }

  private TeamFacts facts(Team team) {
    List<Account> people = peopleOf(team).map(TeamMember::account).toList();
    return new TeamFacts(
        team.id(),
        team.name(),
        team.organization(),
        team.organizationId(),
        people.size(),
        (int)
            Stream.concat(
                    Stream.of(team.district()),
                    people.stream().map(Account::district).filter(it -> it != null))
                .map(it -> it.id())
                .distinct()
                .count());
  }

  private Stream<TeamMember> peopleOf(Team team) {
    return members.ofTeam(team.id()).stream().filter(TeamMember::hasAccepted);
  }

  /** Tells the program managers that they have to decide, and returns where the teams may go. */
  @Transactional
  public MergeTargets reportTooFewTeams(UUID cohortId, String sentence, OperationId operation) {
    return operations.runOnce(
        operation,
        MergeTargets.class,
        () -> {
          Cohort cohort = cohortService.getAndLock(cohortId);
          cohort.undecided();
          tellManagers(
              "cohort-undecided", Map.of("title", cohort.title(), "sentence", sentence), operation);
          return new MergeTargets(mergeTargets(cohort));
        });
  }

  /** Cohorts that the teams of one may go to. */
  public record MergeTargets(List<Choice> mergeTargets) {}

  private List<Choice> mergeTargets(Cohort cohort) {
    return cohortService.upcoming().stream()
        .filter(other -> takesTeamsOf(other, cohort))
        .map(
            other ->
                new Choice(
                    "%s, %s, registration until %s"
                        .formatted(
                            other.title(),
                            other.firstSemester().name(),
                            DAY.format(other.lastDay())),
                    other.id().toString()))
        .toList();
  }

  private boolean takesTeamsOf(Cohort other, Cohort cohort) {
    return !other.id().equals(cohort.id())
        && other.endorsementId().equals(cohort.endorsementId())
        && cohortService.takesTeams(other)
        && cohortService.placesLeft(other) >= teams.countOfCohort(cohort.id());
  }

  /**
   * Does what the program manager decided about a cohort with too few teams, and tells everybody in
   * its teams.
   *
   * @param lastDay the new one, to extend
   * @param mergeInto another cohort, to merge
   * @return refused, with a sentence, if it is not possible any more
   */
  @Transactional
  public Decided decide(
      UUID cohortId,
      CohortDecision decision,
      LocalDate lastDay,
      UUID mergeInto,
      String reasons,
      OperationId operation) {
    return operations.runOnce(
        operation,
        Decided.class,
        () -> {
          Cohort cohort = cohortService.getAndLock(cohortId);
          Decided decided =
              switch (decision) {
                case EXTEND -> extend(cohort, lastDay);
                case MERGE -> merge(cohort, mergeInto);
                case CANCEL -> cancel(cohort);
              };
          if (decided.decisionRefusal() == null) {
            tellEverybody(cohort, decision, reasons, operation);
            settle(cohort, decision);
          }
          return decided;
        });
  }

  /**
   * What came of a decision.
   *
   * @param decisionRefusal why it was not possible; null if it is done
   * @param registrationEndsAt by the calendar of now
   */
  public record Decided(@AsNote String decisionRefusal, OffsetDateTime registrationEndsAt) {}

  private Decided extend(Cohort cohort, LocalDate lastDay) {
    if (lastDay == null || lastDay.isBefore(semesters.today())) {
      return refused("The new last day is over already. Please give a day to come.");
    }
    if (lastDay.isAfter(cohort.firstSemester().closes())) {
      return refused(
          "The first semester is over by then: it closes on %s."
              .formatted(DAY.format(cohort.firstSemester().closes())));
    }
    cohort.extend(lastDay);
    return new Decided(null, cohortService.registrationEndsAt(cohort));
  }

  private Decided merge(Cohort cohort, UUID mergeInto) {
    Optional<Cohort> other = mergeInto == null ? Optional.empty() : cohorts.findAndLock(mergeInto);
    if (other.filter(it -> takesTeamsOf(it, cohort)).isEmpty()) {
      return refused("That cohort does not take these teams any more. Please choose again.");
    }
    cohort.mergeInto(other.get());
    return new Decided(null, null);
  }

  private Decided cancel(Cohort cohort) {
    cohort.cancel();
    return new Decided(null, null);
  }

  /** Where teams and people are afterwards. Whoever was told is still in the cohort they know. */
  private void settle(Cohort cohort, CohortDecision decision) {
    if (decision == CohortDecision.MERGE) {
      Cohort other = cohortService.get(cohort.mergedIntoId());
      teams.ofCohort(cohort.id()).forEach(team -> team.moveTo(other));
    } else if (decision == CohortDecision.CANCEL) {
      members.ofCohort(cohort.id()).stream()
          .filter(TeamMember::isActive)
          .forEach(member -> member.change(MemberStatus.LEFT, clock.instant()));
    }
  }

  private static Decided refused(String sentence) {
    return new Decided(sentence, null);
  }

  private void tellEverybody(
      Cohort cohort, CohortDecision decision, String reasons, OperationId operation) {
    Map<String, String> facts = factsOf(cohort);
    facts.put("reasons", reasons);
    facts.put("lastDay", DAY.format(cohort.lastDay()));
    if (cohort.mergedIntoId() != null) {
      Cohort other = cohortService.get(cohort.mergedIntoId());
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

  private Map<String, String> factsOf(Cohort cohort) {
    Map<String, String> facts = new HashMap<>();
    facts.put("title", cohort.title());
    facts.put("endorsement", cohortService.endorsementOf(cohort).title());
    facts.put("semester", cohort.firstSemester().name());
    return facts;
  }

  /** By address: whoever registered a team, and everybody who is in one or asked to be. */
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

  private void write(
      String template,
      Map<String, String> namesByAddress,
      Map<String, String> facts,
      OperationId operation) {
    mails.writeLetters(
        template,
        namesByAddress.entrySet().stream()
            .map(person -> new Letter(person.getValue(), person.getKey(), facts))
            .toList(),
        mailOf(operation));
  }

  private void tellManagers(String template, Map<String, String> facts, OperationId operation) {
    mails.writeToEach(
        template, accounts.findByRole(Role.PROGRAM_MANAGER), facts, mailOf(operation));
  }

  private static OperationId mailOf(OperationId operation) {
    return new OperationId(operation.value() + "/mail");
  }

  /** Closes registration for good, and returns whom the program manager may name as staff. */
  @Transactional
  public StaffChoices closeRegistration(UUID cohortId, OperationId operation) {
    return operations.runOnce(
        operation,
        StaffChoices.class,
        () -> {
          Cohort cohort = cohortService.getAndLock(cohortId);
          cohort.close(clock.instant());
          Price price = cohortService.endorsementOf(cohort).price();
          return new StaffChoices(
              choices(Role.FACILITATOR),
              choices(Role.COACH),
              price == null ? null : price.amount());
        });
  }

  private List<Choice> choices(Role role) {
    return accounts.findByRole(role).stream()
        .map(it -> new Choice(it.displayName(), it.username()))
        .toList();
  }

  /** Names who looks after the cohort. */
  @Transactional
  public void nameStaff(UUID cohortId, Staff staff, OperationId operation) {
    operations.runOnce(
        operation,
        Staff.class,
        () -> {
          name(cohortId, Duty.FACILITATOR, Side.ROE, staff.roeFacilitator());
          name(cohortId, Duty.COACH, Side.ROE, staff.roeCoach());
          name(cohortId, Duty.FACILITATOR, Side.PARTNER, staff.partnerFacilitator());
          name(cohortId, Duty.COACH, Side.PARTNER, staff.partnerCoach());
          return staff;
        });
  }

  private void name(UUID cohortId, Duty duty, Side side, String username) {
    Account account =
        accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
    jdbc.sql("insert into cohort_staff (cohort_id, duty, side, account_id) values (?, ?, ?, ?)")
        .params(cohortId, duty.name(), side.name(), account.id())
        .update();
  }

  /** Sends a team its invoice, to whoever registered it. */
  @Transactional
  public void sendInvoice(UUID teamId, BigDecimal amount, OperationId operation) {
    operations.runOnce(
        operation,
        Long.class,
        () -> {
          Team team = team(teamId);
          Cohort cohort = team.cohort();
          int people = (int) peopleOf(team).count();
          long number =
              jdbc.sql(
                      """
                      insert into invoice (team_id, amount, people, issued_at)
                      values (?, ?, ?, ?) returning number
                      """)
                  .params(teamId, amount, people, Timestamp.from(clock.instant()))
                  .query(Long.class)
                  .single();
          Invoice invoice =
              new Invoice(
                  number,
                  cohortService.endorsementOf(cohort).title(),
                  cohort.title(),
                  cohort.firstSemester().name(),
                  team.name(),
                  team.organization(),
                  team.registeredBy().displayName(),
                  amount,
                  people,
                  clock.instant());
          send(invoice, team, operation);
          return number;
        });
  }

  private void send(Invoice invoice, Team team, OperationId operation) {
    Map<String, String> facts = factsOf(team.cohort());
    facts.put("team", team.name());
    facts.put("number", String.valueOf(invoice.number()));
    facts.put("amount", "$%,.2f".formatted(invoice.amount()));
    mails.writeLetters(
        "cohort-invoice",
        List.of(
            new Letter(
                team.registeredBy().displayName(),
                team.registeredBy().email(),
                facts,
                "invoice-%d.pdf".formatted(invoice.number()),
                printer.print(invoice))),
        mailOf(operation));
  }

  /**
   * Enrolls everybody who has accepted and begins the cohort. Teams that are too small, or have
   * become so since registration ended, are looked at one by one.
   *
   * @return when it ends
   */
  @Transactional
  public Begun begin(UUID cohortId, Collection<UUID> tooSmall, OperationId operation) {
    return operations.runOnce(
        operation,
        Begun.class,
        () -> {
          Cohort cohort = cohortService.getAndLock(cohortId);
          List<TeamMember> people =
              members.ofCohort(cohortId).stream().filter(TeamMember::hasAccepted).toList();
          people.forEach(this::enroll);
          cohort.run();
          lookInto(cohort, tooSmall);
          write("cohort-begins", namesOf(people), factsOf(cohort), operation);
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
        member.account().username(),
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

  private static Map<String, String> namesOf(List<TeamMember> people) {
    return people.stream()
        .collect(Collectors.toMap(TeamMember::email, TeamMember::name, (one, same) -> one));
  }

  private OffsetDateTime endOf(Cohort cohort) {
    return semesters.endOf(cohortService.semestersOf(cohort).getLast().closes());
  }

  /** What rules need to know of somebody who joins late. */
  @Transactional(readOnly = true)
  public Joiner joiner(UUID memberId) {
    TeamMember member = member(memberId);
    LocalDate opened = member.team().cohort().firstSemester().opens();
    return new Joiner(
        Math.max(0, ChronoUnit.DAYS.between(opened, semesters.today())),
        member.team().substituteWanted());
  }

  /** Enrolls somebody who joins late. */
  @Transactional
  public void enrollJoiner(UUID memberId, OperationId operation) {
    operations.runOnce(
        operation,
        UUID.class,
        () -> {
          TeamMember member = member(memberId);
          member.team().wantSubstitute(false);
          enroll(member);
          write(
              "cohort-begins",
              namesOf(List.of(member)),
              factsOf(member.team().cohort()),
              operation);
          return memberId;
        });
  }

  /** Tells somebody, and whoever registered their team, that they come too late. */
  @Transactional
  public void refuseJoiner(UUID memberId, String sentence, OperationId operation) {
    operations.runOnce(
        operation,
        UUID.class,
        () -> {
          TeamMember member = member(memberId);
          Team team = member.team();
          Map<String, String> people = new HashMap<>(namesOf(List.of(member)));
          people.put(team.registeredBy().email(), team.registeredBy().displayName());
          Map<String, String> facts = factsOf(team.cohort());
          facts.put("member", member.name());
          facts.put("team", team.name());
          facts.put("sentence", sentence);
          write("cohort-too-late", people, facts, operation);
          member.change(MemberStatus.LEFT, clock.instant());
          return memberId;
        });
  }

  /** Ends the way of whoever has left the team, and returns what is left of it. */
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
          return new Shrunk(facts(team), teamsBeside(team));
        });
  }

  /** Whoever is in another team of the cohort by now stays on their way. */
  private void endWayOf(TeamMember gone) {
    UUID cohortId = gone.team().cohort().id();
    boolean elsewhere =
        members.ofCohort(cohortId).stream()
            .anyMatch(it -> it.hasAccepted() && it.account().is(gone.account()));
    if (!elsewhere) {
      paths.ofEducator(gone.account().username()).stream()
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
                    "%s (%s), %d people"
                        .formatted(other.name(), other.organization(), peopleOf(other).count()),
                    other.id().toString()))
        .toList();
  }

  /**
   * Does what the program manager decided about a team that is none by the rules, and tells its
   * people. A team that takes up others is judged by the same rules then.
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
          Map<String, String> facts = factsOf(team.cohort());
          facts.put("team", team.name());
          facts.put("reasons", reasons);
          facts.put("link", endorse.link("/teams/" + teamId).toString());
          Map<String, String> people =
              namesOf(members.ofTeam(teamId).stream().filter(TeamMember::isActive).toList());
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
          write(templateOf(decision), people, facts, operation);
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

  /** Where the people of a team are, should it have been merged meanwhile. */
  private Team present(Team team) {
    return team.isMerged() ? present(team(team.mergedIntoId())) : team;
  }

  /** The last semester is over. */
  @Transactional
  public void end(UUID cohortId, OperationId operation) {
    operations.runOnce(
        operation,
        UUID.class,
        () -> {
          cohortService.getAndLock(cohortId).end();
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

  private Team team(UUID id) {
    return teams.findById(id).orElseThrow(() -> new NotFound("team", id));
  }

  private TeamMember member(UUID id) {
    return members.findById(id).orElseThrow(() -> new NotFound("member", id));
  }
}
