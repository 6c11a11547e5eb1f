package org.microendorse.domain.calibration;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The result of one round of scoring, or an imported one. Never deleted. */
@Entity
public class CalibrationResult {
  @Id private UUID id;
  private UUID accountId;
  private String microCredentialId;
  private @Nullable UUID calibrationId;
  private @Nullable Integer round;
  private @Nullable Integer agreement;
  private @Nullable Double kappa;
  private @Nullable String source;
  private Instant at;
  private @Nullable Instant validUntil;
  private @Nullable Instant endedAt;
  private @Nullable Instant shownAt;

  protected CalibrationResult() {}

  private CalibrationResult(
      UUID accountId, String microCredentialId, Instant at, @Nullable Instant validUntil) {
    this.id = UUID.randomUUID();
    this.accountId = accountId;
    this.microCredentialId = microCredentialId;
    this.at = at;
    this.validUntil = validUntil;
  }

  static CalibrationResult scored(
      Calibration calibration,
      int round,
      CalibrationFigures figures,
      Instant at,
      @Nullable Instant validUntil) {
    CalibrationResult result =
        new CalibrationResult(
            calibration.accountId(), calibration.microCredentialId(), at, validUntil);
    result.calibrationId = calibration.id();
    result.round = round;
    result.agreement = figures.agreement();
    result.kappa = figures.kappa();
    return result;
  }

  static CalibrationResult imported(
      UUID accountId, String microCredentialId, String source, Instant at, Instant validUntil) {
    CalibrationResult result = new CalibrationResult(accountId, microCredentialId, at, validUntil);
    result.source = source;
    return result;
  }

  /** Records that the assessor has been shown the true levels of this round. */
  void show(Instant at) {
    this.shownAt = at;
  }

  void end(@Nullable Instant at) {
    this.endedAt = at;
  }

  public UUID accountId() {
    return accountId;
  }

  public String microCredentialId() {
    return microCredentialId;
  }

  /** Null if it was imported. */
  public @Nullable UUID calibrationId() {
    return calibrationId;
  }

  /** From 1; null if it was imported. */
  public @Nullable Integer round() {
    return round;
  }

  /** Percent, rounded down; null if it was imported. */
  public @Nullable Integer agreement() {
    return agreement;
  }

  /** May be null, see {@link Kappa}. */
  public @Nullable Double kappa() {
    return kappa;
  }

  /** Who vouched for it, if it was imported; null otherwise. */
  public @Nullable String source() {
    return source;
  }

  /** When the assessor was shown the true levels of this round; null if they were not. */
  public @Nullable Instant shownAt() {
    return shownAt;
  }

  public Instant at() {
    return at;
  }

  /** Until when it is valid, unless it ends early; null if the round was not passed. */
  public @Nullable Instant validUntil() {
    return validUntil;
  }

  /** Whether the round was passed and the result is still valid. */
  public boolean holds(Instant now) {
    return validUntil != null && endedAt == null && now.isBefore(validUntil);
  }

  /** Ends it early, because approvers no longer agreed with the assessor. */
  public boolean endedEarly() {
    return endedAt != null && endedAt.isBefore(validUntil);
  }
}
