package org.microendorse.workers.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.calibration.AssessorCalibration;
import org.microendorse.domain.calibration.Benchmark;
import org.microendorse.domain.calibration.Benchmark.TrueScore;
import org.microendorse.domain.calibration.Benchmarks;
import org.microendorse.domain.calibration.Calibration;
import org.microendorse.domain.calibration.CalibrationOutcome;
import org.microendorse.domain.calibration.CalibrationOverview;
import org.microendorse.domain.calibration.CalibrationRounds;
import org.microendorse.domain.calibration.CalibrationService;
import org.microendorse.domain.calibration.Comparison;
import org.microendorse.domain.calibration.GivenScore;
import org.microendorse.domain.calibration.OpenedCalibration;
import org.microendorse.domain.calibration.PickedBenchmarks.BenchmarkToScore;
import org.microendorse.domain.calibration.RecordedRound;
import org.microendorse.domain.calibration.ScoresCheck;
import org.microendorse.domain.calibration.Standing;
import org.microendorse.domain.catalog.Level;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.CertificationService;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.ApprovalDecision;
import org.microendorse.domain.review.ApproverAnswer;
import org.microendorse.domain.review.ReviewFigures;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

class CalibrationServiceTest extends ServiceTest {
  private static final String NO_BENCHMARKS = "school-culture";
  private static final CalibrationOutcome ENOUGH = new CalibrationOutcome(true, 12, 0);
  private static final CalibrationOutcome NOT_ENOUGH = new CalibrationOutcome(false, 0, 30);

  @Autowired private CalibrationService calibrations;
  @Autowired private CalibrationRounds calibrationRounds;
  @Autowired private CalibrationOverview overview;
  @Autowired private CertificationService certifications;
  @Autowired private ReviewFigures figures;
  @Autowired private Benchmarks benchmarks;

  @Test
  void the_benchmarks_that_come_with_the_application_match_the_catalog() {
    assertThat(benchmarks.all())
        .extracting(Benchmark::microCredentialId)
        .containsOnly(MC, "equity-mindset")
        .hasSize(12);
    assertThat(benchmarks.all())
        .flatExtracting(Benchmark::scores)
        .extracting(TrueScore::level)
        .as("no level is the answer to most of it")
        .satisfies(
            levels -> {
              for (Level level : Level.all()) {
                assertThat(levels.stream().filter(level::equals).count()).isBetween(9L, 24L);
              }
            });
  }

  @Test
  void an_assessor_who_scores_well_is_calibrated_for_a_year() {
    Account ana = certified(MC);
    Calibration calibration = running(ana);
    assertThat(standing(ana)).isEqualTo(Standing.DUE);

    OpenedCalibration opened = calibrations.open(calibration.id(), 4711);
    assertThat(opened.calibration()).isEqualTo(Standing.DUE);
    assertThat(opened.assessorId()).isEqualTo(ana.username());
    assertThat(opened.calibratedUntil()).isNull();
    assertThat(calibrationRounds.pick(calibration.id()).benchmarks())
        .hasSize(3)
        .allSatisfy(it -> assertThat(it.of()).isEqualTo(3));
    score(calibration, TrueScore::level);
    Comparison comparison = calibrationRounds.compare(calibration.id());
    Instant until =
        Instant.parse(
            calibrationRounds
                .record(calibration.id(), ENOUGH, operation("record"))
                .calibratedUntil());

    assertThat(comparison.agreement()).isEqualTo(100);
    assertThat(comparison.kappa()).isEqualTo(1.0);
    assertThat(comparison.differences()).isEmpty();
    assertThat(until)
        .isEqualTo(clock.instant().atZone(ZoneId.of("America/Chicago")).plusYears(1).toInstant());
    assertThat(standing(ana)).isEqualTo(Standing.CALIBRATED);
    assertThat(calibrations.open(calibration.id(), 4711).calibratedUntil())
        .isEqualTo(until.toString());

    clock.advance(Duration.between(clock.instant(), until));
    assertThat(standing(ana)).isEqualTo(Standing.DUE);
  }

  @Test
  void after_a_failed_round_others_come_and_the_true_scores_stay_a_secret_until_one_passes() {
    Account ana = certified(MC);
    Calibration calibration = running(ana);
    List<String> firstRound = picked(calibration);

    score(calibration, truth -> Level.goal());
    Comparison first = calibrationRounds.compare(calibration.id());
    RecordedRound failed =
        calibrationRounds.record(calibration.id(), NOT_ENOUGH, operation("record"));

    assertThat(first.agreement()).isEqualTo(50);
    assertThat(first.kappa()).as("the same to everything").isZero();
    assertThat(first.differences()).as("no copying").isEmpty();
    assertThat(failed).isEqualTo(new RecordedRound(null, false));
    assertThat(overview.lastComparison(ana.username(), MC)).isEmpty();
    assertThat(standing(ana)).isEqualTo(Standing.DUE);
    assertThat(picked(calibration)).hasSize(3).doesNotContainAnyElementsOf(firstRound);

    clock.advance(Duration.ofMinutes(1));
    score(calibration, TrueScore::level);
    calibrationRounds.record(calibration.id(), ENOUGH, operation("record"));

    assertThat(overview.lastComparison(ana.username(), MC).orElseThrow().agreement())
        .isEqualTo(100);
    assertThat(rows("calibration_result", ana)).as("both are kept").isEqualTo(2);
    assertThat(picked(calibration))
        .as("a year later: never shown")
        .containsExactlyInAnyOrderElementsOf(firstRound);
  }

  @Test
  void when_all_are_used_up_the_true_scores_are_shown_and_never_count_again() {
    Account ana = certified(MC);
    Calibration calibration = running(ana);
    List<String> firstRound = picked(calibration);
    score(calibration, truth -> Level.goal());
    calibrationRounds.record(calibration.id(), NOT_ENOUGH, operation("record"));
    clock.advance(Duration.ofMinutes(1));

    score(calibration, truth -> Level.goal());
    Comparison second = calibrationRounds.compare(calibration.id());
    RecordedRound failed =
        calibrationRounds.record(calibration.id(), NOT_ENOUGH, operation("record"));

    assertThat(failed.poolUsedUp()).isTrue();
    assertThat(second.differences())
        .isNotEmpty()
        .allSatisfy(
            it -> {
              assertThat(it.said()).isEqualTo(Level.goal());
              assertThat(it.truth()).isNotEqualTo(Level.goal());
              assertThat(it.reason()).isEqualTo("It says so.");
              assertThat(it.rationale()).isNotBlank();
            });
    assertThat(overview.lastComparison(ana.username(), MC)).contains(second);
    assertThat(picked(calibration))
        .as("what they were not shown")
        .containsExactlyInAnyOrderElementsOf(firstRound);

    clock.advance(Duration.ofDays(31));
    score(calibration, truth -> Level.goal());
    calibrationRounds.record(calibration.id(), NOT_ENOUGH, operation("record"));
    assertThat(calibrationRounds.pick(calibration.id()).poolUsedUp()).isTrue();
    assertThat(picked(calibration)).as("all are shown now").isEmpty();

    clock.advance(Duration.ofDays(732));
    assertThat(picked(calibration)).as("after two years").hasSize(3);
  }

  private List<String> picked(Calibration calibration) {
    return calibrationRounds.pick(calibration.id()).benchmarks().stream()
        .map(BenchmarkToScore::benchmarkId)
        .toList();
  }

  @Test
  void what_a_job_does_twice_counts_once() {
    Account ana = certified(MC);
    Calibration calibration = running(ana);
    String first = benchmarks.all().getFirst().id();
    OperationId store = operation("store");
    List<GivenScore> given = given(benchmarks.all().getFirst(), TrueScore::level);

    ScoresCheck check = calibrationRounds.storeScores(calibration.id(), first, given, store);

    assertThat(calibrationRounds.storeScores(calibration.id(), first, given, store))
        .isEqualTo(check);
    benchmarks.all().stream()
        .filter(it -> it.microCredentialId().equals(MC))
        .skip(1)
        .limit(2)
        .forEach(it -> store(calibration, it, TrueScore::level));
    OperationId record = operation("record");
    RecordedRound round = calibrationRounds.record(calibration.id(), ENOUGH, record);
    clock.advance(Duration.ofMinutes(1));
    assertThat(calibrationRounds.record(calibration.id(), ENOUGH, record)).isEqualTo(round);
    assertThat(rows("calibration_result", ana)).isEqualTo(1);
    OperationId due = operation("due");
    calibrations.makeDue(calibration.id(), true, due);
    calibrationRounds.record(calibration.id(), ENOUGH, operation("record"));
    calibrations.makeDue(calibration.id(), true, due);
    assertThat(standing(ana)).isEqualTo(Standing.CALIBRATED);
  }

  @Test
  void scores_without_a_level_or_a_reason_are_not_taken() {
    Calibration calibration = running(certified(MC));
    Benchmark benchmark = benchmarks.all().stream().filter(it -> isOf(it, MC)).findFirst().get();
    List<GivenScore> given =
        List.of(
            new GivenScore("identifies-needs", "", "demonstrated", " "),
            new GivenScore("shares-the-why", "", "splendid", "Because."),
            new GivenScore("brings-into-the-day", "", null, null),
            new GivenScore("learns-from-results", "", "", null));

    ScoresCheck check =
        calibrationRounds.storeScores(calibration.id(), benchmark.id(), given, operation("store"));

    assertThat(check.scoresComplete()).isFalse();
    assertThat(check.scoresProblems())
        .containsExactly(
            "Give your reason for \"Starts from a real need\".",
            "Choose a level for \"Shares the why with staff and families\".",
            "Choose a level for \"Brings it into everyday teaching\".",
            "Choose a level for \"Learns from the results\".");
  }

  @Test
  void what_changes_while_an_assessor_scores_holds_nobody_up() {
    Calibration calibration = running(certified(MC));
    Benchmark benchmark = benchmarks.all().getFirst();
    List<GivenScore> three = given(benchmark, TrueScore::level).subList(0, 3);

    assertThat(calibrationRounds.storeScores(calibration.id(), "gone", three, operation("store")))
        .as("a benchmark that is no more")
        .isEqualTo(new ScoresCheck(true, List.of()));
    assertThat(
            calibrationRounds.storeScores(
                calibration.id(), benchmark.id(), three, operation("store")))
        .as("a criterion that is new")
        .isEqualTo(new ScoresCheck(true, List.of()));

    assertThat(calibrationRounds.compare(calibration.id()).agreement()).isEqualTo(100);
  }

  @Test
  void only_assessors_calibrate_and_only_where_there_are_benchmarks() {
    assertThat(calibrations.running(certified(MC, Role.APPROVER).id(), MC)).isEmpty();
    Account ben = certified(NO_BENCHMARKS);
    assertThat(calibrations.running(ben.id(), NO_BENCHMARKS)).isEmpty();
    assertThat(calibrations.standings(NO_BENCHMARKS).of(ben.id())).isEqualTo(Standing.NOT_POSSIBLE);
  }

  @Test
  void certifying_twice_starts_once_and_withdrawing_ends_it() {
    Account ana = certified(MC);
    Calibration calibration = running(ana);
    certifications.certify(ana.username(), MC);
    assertThat(running(ana).id()).isEqualTo(calibration.id());

    certifications.withdraw(ana.username(), MC);

    assertThat(calibrations.running(ana.id(), MC)).isEmpty();
    assertThat(calibrations.open(calibration.id(), 4711).calibration())
        .as("an instance that did not hear of it ends as well")
        .isEqualTo(Standing.NOT_POSSIBLE);
    certifications.certify(ana.username(), MC);
    assertThat(running(ana).id()).isNotEqualTo(calibration.id());
  }

  @Test
  void assessors_certified_before_there_were_benchmarks_start_later_but_once() {
    Account ana = people.certify(newPerson(Role.ASSESSOR), MC);
    Account ben = people.certify(newPerson(Role.APPROVER), MC);

    calibrations.beginMissing();

    assertThat(calibrations.beginMissing()).isZero();
    OpenedCalibration opened = calibrations.open(running(ana).id(), 4711);
    assertThat(opened.calibration()).as("imported").isEqualTo(Standing.CALIBRATED);
    assertThat(calibrations.running(ben.id(), MC)).isEmpty();
  }

  @Test
  void demo_accounts_and_imported_ones_tell_since_when_and_who_says_so() {
    List<AssessorCalibration> max = overview.of("max");

    assertThat(max).hasSameSizeAs(catalog.microCredentials());
    assertThat(max)
        .filteredOn(it -> it.microCredential().id().equals("equity-mindset"))
        .hasSize(1)
        .allSatisfy(
            it -> {
              assertThat(it.last().source()).isEqualTo("Demo accounts");
              assertThat(it.last().agreement()).isNull();
              assertThat(it.last().at()).isNotNull();
            });
    assertThat(overview.of("olga")).as("an approver").isEmpty();
    assertThat(overview.all())
        .extracting(it -> it.microCredential().id())
        .containsOnly(MC, "equity-mindset");
    assertThat(overview.lastComparison("max", MC)).isEmpty();
  }

  @Test
  void assessors_who_are_due_are_judged_so_and_calibrated_ones_are_not() throws IOException {
    Account ana = certified(MC);
    Enrollment enrollment = enrollNewEducator();
    completePortfolio(enrollment.id());
    UUID submission = seal(enrollment.id(), 1).id();

    assertThat(standingAmong(reviewers.findReviewers(submission), ana)).isEqualTo(Standing.DUE);
    score(running(ana), TrueScore::level);
    calibrationRounds.record(running(ana).id(), ENOUGH, operation("record"));
    assertThat(standingAmong(reviewers.findReviewers(submission), ana))
        .isEqualTo(Standing.CALIBRATED);
    calibrations.makeDue(running(ana).id(), true, operation("due"));
    assertThat(standingAmong(reviewers.findReviewers(submission), ana)).isEqualTo(Standing.DUE);
    AssessorCalibration shown = overview.of(ana.username()).getFirst();
    assertThat(shown.last().endedEarly()).isTrue();
  }

  @Test
  void only_answers_to_what_was_assessed_since_the_calibration_count() throws IOException {
    Account ana = people.certify(newPerson(Role.ASSESSOR), MC);
    answered(ana, ApprovalDecision.PASS_BACK);
    clock.advance(Duration.ofHours(1));
    Instant since = clock.instant();
    clock.advance(Duration.ofHours(1));
    answered(ana, ApprovalDecision.AGREE);
    clock.advance(Duration.ofHours(1));
    answered(ana, ApprovalDecision.PASS_BACK);

    assertThat(figures.answersTo(ana.id(), MC, since, 100)).containsExactly(false, true);
    assertThat(figures.answersTo(ana.id(), MC, since, 1)).containsExactly(false);
    assertThat(figures.answersTo(ana.id(), "equity-mindset", since, 100)).isEmpty();
  }

  /** A submission, assessed by this person and decided on by olga. */
  private void answered(Account assessor, ApprovalDecision decision) throws IOException {
    Enrollment enrollment = enrollNewEducator();
    completePortfolio(enrollment.id());
    Submission submission = seal(enrollment.id(), 1);
    allocations.allocate(
        submission.id(), List.of(free(assessor.username()), free("olga")), operation("allocate"));
    assessments.storeAssessment(
        submission.id(),
        assessor.username(),
        scores(Outcome.NOT_YET),
        "Thank you.",
        operation("assess"));
    decisions.storeApproval(
        submission.id(),
        "olga",
        new ApproverAnswer(
            decision, decision == ApprovalDecision.AGREE ? null : "Look at page 2 again."),
        operation("approve"));
  }

  private Account certified(String microCredentialId, Role... others) {
    Account account = newPerson(others.length == 0 ? Role.ASSESSOR : others[0]);
    certifications.certify(account.username(), microCredentialId);
    return account;
  }

  private Calibration running(Account account) {
    return calibrations.running(account.id(), MC).orElseThrow();
  }

  private Standing standing(Account account) {
    return calibrations.standings(MC).of(account.id());
  }

  private static Standing standingAmong(List<Reviewer> reviewers, Account account) {
    return reviewers.stream()
        .filter(it -> it.reviewerId().equals(account.username()))
        .findFirst()
        .orElseThrow()
        .calibration();
  }

  private void score(Calibration calibration, Function<TrueScore, Level> says) {
    List<String> picked = picked(calibration);
    benchmarks.all().stream()
        .filter(it -> picked.contains(it.id()))
        .forEach(it -> store(calibration, it, says));
  }

  private void store(
      Calibration calibration, Benchmark benchmark, Function<TrueScore, Level> says) {
    assertThat(
            calibrationRounds
                .storeScores(
                    calibration.id(), benchmark.id(), given(benchmark, says), operation("store"))
                .scoresProblems())
        .isEmpty();
  }

  private static List<GivenScore> given(Benchmark benchmark, Function<TrueScore, Level> says) {
    return benchmark.scores().stream()
        .map(it -> new GivenScore(it.criterionId(), "", says.apply(it).code(), "It says so."))
        .toList();
  }

  private static boolean isOf(Benchmark benchmark, String microCredentialId) {
    return Objects.equals(benchmark.microCredentialId(), microCredentialId);
  }

  private long rows(String table, Account account) {
    return jdbc.sql("select count(*) from " + table + " where account_id = ?")
        .param(account.id())
        .query(Long.class)
        .single();
  }
}
