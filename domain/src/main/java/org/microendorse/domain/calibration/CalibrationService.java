package org.microendorse.domain.calibration;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.microendorse.domain.calibration.Calibrations.Certified;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.enrollment.OpenedPath.MicroCredentialSummary;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.CertificateWithdrawn;
import org.microendorse.domain.people.ReviewerCertified;
import org.microendorse.domain.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps assessors calibrated, from their certificate until it is withdrawn. */
@Service
public class CalibrationService {
  private final Calibrations calibrations;
  private final CalibrationResults results;
  private final Benchmarks benchmarks;
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
      Benchmarks benchmarks,
      CatalogService catalog,
      Accounts accounts,
      ProcessedOperations operations,
      ApplicationEventPublisher events,
      CalibrationProperties settings,
      Clock clock,
      ZoneId zone) {
    this.calibrations = calibrations;
    this.results = results;
    this.benchmarks = benchmarks;
    this.catalog = catalog;
    this.accounts = accounts;
    this.operations = operations;
    this.events = events;
    this.settings = settings;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Runs in the transaction that certifies: an assessor begins to calibrate, or counts as
   * calibrated.
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

  /** Runs in the transaction that withdraws the certificate. Scores are kept. */
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

  /** Records that an assessor is calibrated because a person vouches for it. */
  @Transactional
  public void importResult(UUID accountId, String microCredentialId, String source) {
    Instant now = clock.instant();
    Instant until = now.atZone(zone).plus(settings.importedValidity()).toInstant();
    results.saveAndFlush(
        CalibrationResult.imported(accountId, microCredentialId, source, now, until));
  }

  /**
   * Begins a calibration for every certified assessor who has none: those certified before there
   * were benchmarks, or whose certificate comes from elsewhere.
   *
   * @return how many it began
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

  /** The calibrations of all assessors for a micro-credential. */
  @Transactional(readOnly = true)
  public Standings standings(String microCredentialId) {
    return new Standings(
        benchmarks.suffice(microCredentialId),
        results.findCalibrated(microCredentialId, clock.instant()));
  }

  /**
   * Records which process instance keeps an assessor calibrated, and returns what is to be done.
   * The calibration ends if the assessor is no longer certified or there are no benchmarks.
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
            ? current(calibration).map(CalibrationResult::validUntil).orElseThrow().toString()
            : null);
  }

  /**
   * Requires the assessor to calibrate again, whatever the earlier result.
   *
   * @param early true if approvers no longer agree with them; otherwise the calibration has expired
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

  private MicroCredential microCredential(String id) {
    return catalog.microCredential(id).orElseThrow(() -> new NotFound("micro-credential", id));
  }

  private Account account(UUID id) {
    return accounts.findById(id).orElseThrow(() -> new NotFound("account", id));
  }
}
