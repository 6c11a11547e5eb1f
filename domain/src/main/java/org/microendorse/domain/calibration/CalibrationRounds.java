package org.microendorse.domain.calibration;

import static org.microendorse.domain.language.Messages.message;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.microendorse.domain.calibration.Benchmark.TrueScore;
import org.microendorse.domain.calibration.Comparison.Difference;
import org.microendorse.domain.calibration.PickedBenchmarks.BenchmarkToScore;
import org.microendorse.domain.calibration.ScoredBenchmark.ScoredCriterion;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.Level;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroCredential.Criterion;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.enrollment.OpenedPath.MicroCredentialSummary;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rounds of a calibration: what is to be scored, the scores, and how they compare. */
@Service
public class CalibrationRounds {
  private final CalibrationService service;
  private final CalibrationResults results;
  private final ScoredBenchmarks scored;
  private final Benchmarks benchmarks;
  private final BenchmarkPool pool;
  private final CatalogService catalog;
  private final Accounts accounts;
  private final ProcessedOperations operations;
  private final Clock clock;
  private final ZoneId zone;

  CalibrationRounds(
      CalibrationService service,
      CalibrationResults results,
      ScoredBenchmarks scored,
      Benchmarks benchmarks,
      BenchmarkPool pool,
      CatalogService catalog,
      Accounts accounts,
      ProcessedOperations operations,
      Clock clock,
      ZoneId zone) {
    this.service = service;
    this.results = results;
    this.scored = scored;
    this.benchmarks = benchmarks;
    this.pool = pool;
    this.catalog = catalog;
    this.accounts = accounts;
    this.operations = operations;
    this.clock = clock;
    this.zone = zone;
  }

  /** The benchmarks that the assessor is to score in the next round; none if too few are left. */
  @Transactional(readOnly = true)
  public PickedBenchmarks pick(UUID calibrationId) {
    Calibration calibration = service.get(calibrationId);
    List<Benchmark> all = pool.next(calibration);
    return new PickedBenchmarks(
        MicroCredentialSummary.of(microCredential(calibration.microCredentialId())),
        all.isEmpty(),
        IntStream.range(0, all.size())
            .mapToObj(
                i ->
                    new BenchmarkToScore(
                        all.get(i).id(),
                        i + 1,
                        all.size(),
                        all.get(i).title(),
                        all.get(i).artifacts()))
            .toList());
  }

  /**
   * Stores an assessor's scores of one benchmark, or says what is wrong with them. A benchmark that
   * was removed since it was shown no longer counts, and its scores are not checked.
   */
  @Transactional
  public ScoresCheck storeScores(
      UUID calibrationId, String benchmarkId, List<GivenScore> given, OperationId operation) {
    return operations.runOnce(
        operation,
        ScoresCheck.class,
        () ->
            benchmarks.of(service.get(calibrationId).microCredentialId()).stream()
                .filter(it -> it.id().equals(benchmarkId))
                .findFirst()
                .map(it -> storeScoresOnce(calibrationId, it, given == null ? List.of() : given))
                .orElse(new ScoresCheck(true, List.of())));
  }

  private ScoresCheck storeScoresOnce(
      UUID calibrationId, Benchmark benchmark, List<GivenScore> given) {
    List<String> problems = new ArrayList<>();
    List<ScoredCriterion> scores =
        languageOfAssessor(calibrationId).use(() -> beside(benchmark, given, problems));
    if (problems.isEmpty()) {
      scored.saveAndFlush(
          new ScoredBenchmark(
              calibrationId, round(calibrationId), benchmark, scores, clock.instant()));
    }
    return new ScoresCheck(problems.isEmpty(), problems);
  }

  /** The problems are for the assessor. */
  private Language languageOfAssessor(UUID calibrationId) {
    return accounts
        .findById(service.get(calibrationId).accountId())
        .map(Account::language)
        .orElse(Language.ENGLISH);
  }

  /**
   * The assessor's scores next to the true ones, criterion by criterion. A criterion that was added
   * to the rubric after the form was shown is left out.
   */
  private List<ScoredCriterion> beside(
      Benchmark benchmark, List<GivenScore> given, List<String> problems) {
    MicroCredential microCredential = microCredential(benchmark.microCredentialId());
    List<ScoredCriterion> scores = new ArrayList<>();
    for (TrueScore truth : benchmark.scores()) {
      Criterion criterion = microCredential.criterion(truth.criterionId()).orElseThrow();
      Optional<GivenScore> said =
          given.stream().filter(it -> criterion.id().equals(it.criterionId())).findFirst();
      if (said.isEmpty()) {
        continue;
      }
      Optional<Level> level = said.map(GivenScore::level).flatMap(Level::ofCode);
      String reason = said.map(GivenScore::reason).map(String::strip).orElse("");
      if (level.isEmpty()) {
        problems.add(message("calibrationRule.levelMissing", criterion.title()));
      } else if (reason.isEmpty()) {
        problems.add(message("calibrationRule.reasonMissing", criterion.title()));
      } else {
        scores.add(
            new ScoredCriterion(
                criterion.id(),
                criterion.title(),
                level.get(),
                reason,
                truth.level(),
                truth.rationale()));
      }
    }
    return scores;
  }

  /** The current round, from 1. */
  private int round(UUID calibrationId) {
    return results.countByCalibrationId(calibrationId) + 1;
  }

  /**
   * The current round next to the true scores, once everything is scored. The true scores are shown
   * only if no other benchmarks are left.
   */
  @Transactional(readOnly = true)
  public Comparison compare(UUID calibrationId) {
    Comparison comparison = compare(calibrationId, round(calibrationId));
    return pool.isUsedUp(service.get(calibrationId)) ? comparison : comparison.withoutDifferences();
  }

  Comparison compare(UUID calibrationId, int round) {
    List<ScoredBenchmark> all = scored.findByCalibrationIdAndRoundOrderByAt(calibrationId, round);
    CalibrationFigures figures = figures(all);
    List<Difference> differences = new ArrayList<>();
    for (ScoredBenchmark benchmark : all) {
      benchmark.scores().stream()
          .filter(score -> !score.rating().agrees())
          .map(
              score ->
                  new Difference(
                      benchmark.title(),
                      score.title(),
                      score.said(),
                      score.reason(),
                      score.truth(),
                      score.rationale()))
          .forEach(differences::add);
    }
    return new Comparison(figures.agreement(), figures.kappa(), differences);
  }

  private static CalibrationFigures figures(List<ScoredBenchmark> benchmarks) {
    return CalibrationFigures.of(
        benchmarks.stream()
            .flatMap(it -> it.scores().stream())
            .map(ScoredCriterion::rating)
            .toList());
  }

  /** Records the result of the current round; the next one may begin. */
  @Transactional
  public RecordedRound record(
      UUID calibrationId, CalibrationOutcome outcome, OperationId operation) {
    return operations.runOnce(
        operation, RecordedRound.class, () -> recordOnce(service.get(calibrationId), outcome));
  }

  private RecordedRound recordOnce(Calibration calibration, CalibrationOutcome outcome) {
    int round = round(calibration.id());
    Instant now = clock.instant();
    Instant until =
        outcome.calibrated()
            ? now.atZone(zone).plusMonths(outcome.validMonths()).toInstant()
            : null;
    CalibrationFigures figures =
        figures(scored.findByCalibrationIdAndRoundOrderByAt(calibration.id(), round));
    CalibrationResult result = CalibrationResult.scored(calibration, round, figures, now, until);
    boolean usedUp = pool.isUsedUp(calibration);
    if (outcome.calibrated() || usedUp) {
      result.show(now);
    }
    results.saveAndFlush(result);
    return new RecordedRound(until == null ? null : until.toString(), usedUp);
  }

  private MicroCredential microCredential(String id) {
    return catalog.microCredential(id).orElseThrow(() -> new NotFound("micro-credential", id));
  }
}
