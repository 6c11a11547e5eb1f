package org.microendorse.domain.cohort;

import static org.microendorse.domain.language.Messages.message;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.calendar.Dates;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.catalog.Price;
import org.microendorse.domain.cohort.OpenedCohort.CohortSummary;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.language.ModelTexts;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.task.AsNote;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forms cohorts until they begin: their teams, their staff, and the decision if there are too few
 * teams.
 */
@Service
public class CohortFormation {
  private final Cohorts cohorts;
  private final CohortService cohortService;
  private final Teams teams;
  private final TeamMembers members;
  private final SemesterService semesters;
  private final Accounts accounts;
  private final CohortLetters letters;
  private final ProcessedOperations operations;
  private final JdbcClient jdbc;
  private final Clock clock;

  CohortFormation(
      Cohorts cohorts,
      CohortService cohortService,
      Teams teams,
      TeamMembers members,
      SemesterService semesters,
      Accounts accounts,
      CohortLetters letters,
      ProcessedOperations operations,
      JdbcClient jdbc,
      Clock clock) {
    this.cohorts = cohorts;
    this.cohortService = cohortService;
    this.teams = teams;
    this.members = members;
    this.semesters = semesters;
    this.accounts = accounts;
    this.letters = letters;
    this.operations = operations;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Records which process instance runs the cohort, and returns what its forms show. */
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
   * The teams that are registered when registration ends.
   *
   * @param waitedFor until when the process has waited; the last day may have changed since
   */
  @Transactional(readOnly = true)
  public RegistrationCount count(UUID cohortId, OffsetDateTime waitedFor) {
    Cohort cohort = cohortService.get(cohortId);
    OffsetDateTime endsAt = cohortService.registrationEndsAt(cohort);
    return new RegistrationCount(
        !endsAt.isAfter(waitedFor),
        endsAt,
        teams.ofCohort(cohortId).stream()
            .map(team -> TeamFacts.of(team, members.acceptedIn(team).toList()))
            .toList());
  }

  /**
   * Tells the program managers that they have to decide, and returns the cohorts the teams may move
   * to.
   */
  @Transactional
  public MergeTargets reportTooFewTeams(UUID cohortId, String sentence, OperationId operation) {
    return operations.runOnce(
        operation,
        MergeTargets.class,
        () -> {
          Cohort cohort = cohortService.getAndLock(cohortId);
          cohort.undecided();
          letters.tellManagers(
              "cohort-undecided",
              Map.of("title", cohort.title(), "sentence", new ModelTexts.Sentence(sentence)),
              operation);
          return new MergeTargets(mergeTargets(cohort));
        });
  }

  /** The cohorts that the teams of one cohort may move to. */
  public record MergeTargets(List<Choice> mergeTargets) {}

  private List<Choice> mergeTargets(Cohort cohort) {
    return cohortService.upcoming().stream()
        .filter(other -> takesTeamsOf(other, cohort))
        .map(
            other ->
                new Choice(
                    message(
                        "cohortRule.mergeTarget",
                        other.title(),
                        other.firstSemester().name(),
                        Dates.inWords(other.lastDay())),
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
   * Carries out what the program manager decided about a cohort with too few teams, and tells all
   * people in its teams.
   *
   * @param lastDay the new one, to extend
   * @param mergeInto another cohort, to merge
   * @return a refusal with a sentence if it is no longer possible
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
            letters.tellEverybody(cohort, decision, reasons, operation);
            settle(cohort, decision);
          }
          return decided;
        });
  }

  /**
   * The result of a decision.
   *
   * @param decisionRefusal why it was not possible; null if it was carried out
   * @param registrationEndsAt by the current calendar
   */
  public record Decided(
      @AsNote @Nullable String decisionRefusal, @Nullable OffsetDateTime registrationEndsAt) {}

  private Decided extend(Cohort cohort, LocalDate lastDay) {
    if (lastDay == null || lastDay.isBefore(semesters.today())) {
      return refused(message("cohortRule.extend.passed"));
    }
    if (lastDay.isAfter(cohort.firstSemester().closes())) {
      return refused(
          message(
              "cohortRule.extend.afterSemester", Dates.inWords(cohort.firstSemester().closes())));
    }
    cohort.extend(lastDay);
    return new Decided(null, cohortService.registrationEndsAt(cohort));
  }

  private Decided merge(Cohort cohort, UUID mergeInto) {
    Optional<Cohort> other = mergeInto == null ? Optional.empty() : cohorts.findAndLock(mergeInto);
    if (other.filter(it -> takesTeamsOf(it, cohort)).isEmpty()) {
      return refused(message("cohortRule.merge.full"));
    }
    cohort.mergeInto(other.get());
    return new Decided(null, null);
  }

  private Decided cancel(Cohort cohort) {
    cohort.cancel();
    return new Decided(null, null);
  }

  /**
   * Moves the teams to the other cohort, or takes their people out. Runs after the letters, which
   * name the old cohort.
   */
  private void settle(Cohort cohort, CohortDecision decision) {
    if (decision == CohortDecision.MERGE) {
      Cohort other = cohortService.get(Objects.requireNonNull(cohort.mergedIntoId(), "merged"));
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

  /** Closes registration, and returns whom the program manager may name as staff. */
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
}
