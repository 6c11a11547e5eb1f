package org.microendorse.domain.calibration;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.microendorse.domain.calibration.Benchmark.TrueScore;
import org.microendorse.domain.calibration.Calibrations.Certified;
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
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.CertificateWithdrawn;
import org.microendorse.domain.people.ReviewerCertified;
import org.microendorse.domain.people.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps assessors calibrated: what they score, how well it agrees, until when that holds. */
@Service
public class CalibrationService {
  private final Calibrations calibrations;
  private final CalibrationResults results;
  private final ScoredBenchmarks scored;
  private final Benchmarks benchmarks;
  private final BenchmarkPool pool;
  private final CatalogService catalog;
  private final Accounts accounts;
  private final ProcessedOperations operations;
  private final ApplicationEventPublisher events;
  private final CalibrationProperties settings;
  private final Clock clock;
  private final ZoneId zone;

  CalibrationService(
      Calibrations calibrations,
      CalibrationResults results,
      ScoredBenchmarks scored,
      Benchmarks benchmarks,
      BenchmarkPool pool,
      CatalogService catalog,
      Accounts accounts,
      ProcessedOperations operations,
      ApplicationEventPublisher events,
      CalibrationProperties settings,
      Clock clock,
      @Value("${endorse.time-zone:America/Chicago}") ZoneId zone) {
    this.calibrations = calibrations;
    this.results = results;
    this.scored = scored;
    this.benchmarks = benchmarks;
    this.pool = pool;
    this.catalog = catalog;
    this.accounts = accounts;
    this.operations = operations;
    this.events = events;
    this.settings = settings;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * In the transaction that certifies: an assessor begins to calibrate, or counts as calibrated.
   */
  @EventListener
  @Transactional
  public void on(ReviewerCertified event) {
    if (!account(event.accountId()).has(Role.ASSESSOR)) {
      return;
    }
    if (event.calibratedBy() == null) {
      begin(event.accountId(), event.microCredentialId());
    } else {
      importResult(event.accountId(), event.microCredentialId(), event.calibratedBy());
    }
  }

  /** In the transaction that takes the certificate back. What they scored is kept. */
  @EventListener
  @Transactional
  public void on(CertificateWithdrawn event) {
    running(event.accountId(), event.microCredentialId())
        .ifPresent(
            calibration -> {
              calibration.end(clock.instant());
              events.publishEvent(new CalibrationEnded(calibration.id()));
            });
  }

  /** Believes that an assessor is calibrated, because somebody says so. */
  @Transactional
  public void importResult(UUID accountId, String microCredentialId, String source) {
    Instant now = clock.instant();
    Instant until = now.atZone(zone).plus(settings.importedValidity()).toInstant();
    results.saveAndFlush(
        CalibrationResult.imported(accountId, microCredentialId, source, now, until));
  }

  /**
   * Begins for every certified assessor for whom nothing runs: those who came before there were
   * benchmarks, or whose certificate comes from elsewhere.
   *
   * @return for how many
   */
  @Transactional
  public int beginMissing() {
    List<Certified> missing = calibrations.findMissing();
    return (int)
        missing.stream().filter(it -> begin(it.accountId(), it.microCredentialId())).count();
  }

  private boolean begin(UUID accountId, String microCredentialId) {
    UUID id = UUID.randomUUID();
    if (!benchmarks.suffice(microCredentialId)
        || calibrations.begin(id, accountId, microCredentialId, clock.instant()) == 0) {
      return false;
    }
    events.publishEvent(new CalibrationBegun(id));
    return true;
  }

  /**
   * The calibration.
   *
   * @throws NotFound if there is none
   */
  @Transactional(readOnly = true)
  public Calibration get(UUID calibrationId) {
    return calibrations
        .findById(calibrationId)
        .orElseThrow(() -> new NotFound("calibration", calibrationId));
  }

  /** Empty unless the person is kept calibrated for the micro-credential. */
  @Transactional(readOnly = true)
  public Optional<Calibration> running(UUID accountId, String microCredentialId) {
    return calibrations.findRunning(accountId, microCredentialId);
  }

  /** How everybody stands with a micro-credential. */
  @Transactional(readOnly = true)
  public Standings standings(String microCredentialId) {
    return new Standings(
        benchmarks.suffice(microCredentialId),
        results.findCalibrated(microCredentialId, clock.instant()));
  }

  /**
   * Notes which process instance keeps somebody calibrated, and says what is to be done. If nothing
   * can be, because they are certified no more or benchmarks are gone, the calibration is over.
   */
  @Transactional
  public OpenedCalibration open(UUID calibrationId, long processInstanceKey) {
    Calibration calibration = get(calibrationId);
    calibration.opened(processInstanceKey);
    String microCredentialId = calibration.microCredentialId();
    Standing standing =
        calibration.isRunning()
            ? standings(microCredentialId).of(calibration.accountId())
            : Standing.NOT_POSSIBLE;
    if (standing == Standing.NOT_POSSIBLE && calibration.isRunning()) {
      calibration.end(clock.instant());
    }
    return new OpenedCalibration(
        standing,
        account(calibration.accountId()).username(),
        MicroCredentialSummary.of(microCredential(microCredentialId)),
        standing == Standing.CALIBRATED
            ? current(calibration).orElseThrow().validUntil().toString()
            : null);
  }

  /** What the assessor is to score in the round that begins; nothing if too few are left. */
  @Transactional(readOnly = true)
  public PickedBenchmarks pick(UUID calibrationId) {
    Calibration calibration = get(calibrationId);
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
   * Takes an assessor's scores of one benchmark, or says what is wrong with them. A benchmark that
   * is gone since it was shown counts no more, and there is nothing wrong with it.
   */
  @Transactional
  public ScoresCheck storeScores(
      UUID calibrationId, String benchmarkId, List<GivenScore> given, OperationId operation) {
    return operations.runOnce(
        operation,
        ScoresCheck.class,
        () ->
            benchmarks.of(get(calibrationId).microCredentialId()).stream()
                .filter(it -> it.id().equals(benchmarkId))
                .findFirst()
                .map(it -> storeScoresOnce(calibrationId, it, given == null ? List.of() : given))
                .orElse(new ScoresCheck(true, List.of())));
  }

  private ScoresCheck storeScoresOnce(
      UUID calibrationId, Benchmark benchmark, List<GivenScore> given) {
    List<String> problems = new ArrayList<>();
    List<ScoredCriterion> scores = beside(benchmark, given, problems);
    if (problems.isEmpty()) {
      scored.saveAndFlush(
          new ScoredBenchmark(
              calibrationId, round(calibrationId), benchmark, scores, clock.instant()));
    }
    return new ScoresCheck(problems.isEmpty(), problems);
  }

  /**
   * What was said beside what is true, criterion by criterion. One that came into the rubric since
   * the form was shown was not asked for.
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
        problems.add("Choose a level for \"%s\".".formatted(criterion.title()));
      } else if (reason.isEmpty()) {
        problems.add("Write for \"%s\" why.".formatted(criterion.title()));
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

  /** The round that is under way, from 1. */
  private int round(UUID calibrationId) {
    return results.countByCalibrationId(calibrationId) + 1;
  }

  /**
   * The round that is under way beside the true scores, once everything is scored. The true scores
   * are told only if no other benchmarks are left.
   */
  @Transactional(readOnly = true)
  public Comparison compare(UUID calibrationId) {
    Comparison comparison = compare(calibrationId, round(calibrationId));
    return pool.isUsedUp(get(calibrationId)) ? comparison : comparison.withoutDifferences();
  }

  private Comparison compare(UUID calibrationId, int round) {
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

  /** Records what the round that is under way came to; the next one may begin. */
  @Transactional
  public RecordedRound record(
      UUID calibrationId, CalibrationOutcome outcome, OperationId operation) {
    return operations.runOnce(
        operation, RecordedRound.class, () -> recordOnce(get(calibrationId), outcome));
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

  /**
   * From now on the assessor is to calibrate anew, whatever was said before.
   *
   * @param early because approvers do not agree with them any more; otherwise its time is up
   */
  @Transactional
  public void makeDue(UUID calibrationId, boolean early, OperationId operation) {
    operations.runOnce(
        operation,
        Boolean.class,
        () -> {
          Optional<CalibrationResult> current = current(get(calibrationId));
          current.ifPresent(it -> it.end(early ? clock.instant() : it.validUntil()));
          return current.isPresent();
        });
  }

  /** Since when the assessor is calibrated; empty if they are not. */
  @Transactional(readOnly = true)
  public Optional<Instant> calibratedSince(UUID calibrationId) {
    return current(get(calibrationId)).map(CalibrationResult::at);
  }

  private Optional<CalibrationResult> current(Calibration calibration) {
    Instant now = clock.instant();
    return results
        .findByAccountIdAndMicroCredentialIdOrderByAtDesc(
            calibration.accountId(), calibration.microCredentialId())
        .stream()
        .filter(result -> result.holds(now))
        .findFirst();
  }

  /** How an assessor stands with everything they are certified for, in the catalog's order. */
  @Transactional(readOnly = true)
  public List<AssessorCalibration> of(String username) {
    return accounts
        .findByUsername(username)
        .map(account -> list(certified -> certified.accountId().equals(account.id())))
        .orElse(List.of());
  }

  /** How every assessor stands with a micro-credential they are certified for, by name. */
  @Transactional(readOnly = true)
  public List<AssessorCalibration> ofMicroCredential(String microCredentialId) {
    return list(certified -> certified.microCredentialId().equals(microCredentialId));
  }

  /** The same for every micro-credential that has enough benchmarks, in the catalog's order. */
  @Transactional(readOnly = true)
  public List<AssessorCalibration> all() {
    return list(certified -> benchmarks.suffice(certified.microCredentialId()));
  }

  private List<AssessorCalibration> list(Predicate<Certified> wanted) {
    Map<Certified, CalibrationResult> last = new HashMap<>();
    results
        .newestFirst()
        .forEach(it -> last.putIfAbsent(new Certified(it.accountId(), it.microCredentialId()), it));
    List<Certified> assessors = calibrations.findAssessors().stream().filter(wanted).toList();
    List<AssessorCalibration> list = new ArrayList<>();
    for (MicroCredential microCredential : catalog.microCredentials()) {
      Standings standings = standings(microCredential.id());
      assessors.stream()
          .filter(it -> it.microCredentialId().equals(microCredential.id()))
          .map(
              it ->
                  new AssessorCalibration(
                      account(it.accountId()),
                      microCredential,
                      standings.of(it.accountId()),
                      last.get(it)))
          .forEach(list::add);
    }
    return list;
  }

  /**
   * Where an assessor scored otherwise in their last finished round; empty if there was none, it
   * was elsewhere, or it is a secret until they have passed.
   */
  @Transactional(readOnly = true)
  public Optional<Comparison> lastComparison(String username, String microCredentialId) {
    return accounts
        .findByUsername(username)
        .flatMap(
            account ->
                results
                    .findByAccountIdAndMicroCredentialIdOrderByAtDesc(
                        account.id(), microCredentialId)
                    .stream()
                    .findFirst())
        .filter(result -> result.shownAt() != null)
        .map(result -> compare(result.calibrationId(), result.round()));
  }

  private MicroCredential microCredential(String id) {
    return catalog.microCredential(id).orElseThrow(() -> new NotFound("micro-credential", id));
  }

  private Account account(UUID id) {
    return accounts.findById(id).orElseThrow(() -> new NotFound("account", id));
  }
}
