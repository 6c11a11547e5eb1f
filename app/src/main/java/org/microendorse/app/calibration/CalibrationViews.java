package org.microendorse.app.calibration;

import static org.microendorse.domain.language.Messages.message;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.calibration.AssessorCalibration;
import org.microendorse.domain.calibration.CalibrationOverview;
import org.microendorse.domain.calibration.CalibrationResult;
import org.microendorse.domain.calibration.Standing;
import org.springframework.stereotype.Component;

/** Describes the calibration status of assessors in words. */
@Component
public class CalibrationViews {
  private final CalibrationOverview overview;
  private final Wording wording;

  CalibrationViews(CalibrationOverview overview, Wording wording) {
    this.overview = overview;
    this.wording = wording;
  }

  /** The calibrations of one assessor, for everything they are certified for. */
  List<CalibrationView> of(String username) {
    return overview.of(username).stream().map(this::view).toList();
  }

  /**
   * The calibrations of all assessors for all micro-credentials with benchmarks, in the catalog's
   * order, then by name.
   */
  public List<CalibrationView> all() {
    return overview.all().stream().map(this::view).toList();
  }

  /** The calibrations of all assessors certified for a micro-credential, by user name. */
  public Map<String, CalibrationView> ofMicroCredential(String microCredentialId) {
    return overview.ofMicroCredential(microCredentialId).stream()
        .map(this::view)
        .collect(Collectors.toMap(CalibrationView::username, view -> view));
  }

  private CalibrationView view(AssessorCalibration it) {
    CalibrationResult last = it.last();
    return new CalibrationView(
        it.assessor().username(),
        it.assessor().displayName(),
        it.microCredential().id(),
        it.microCredential().titles(),
        standing(it),
        it.standing() != Standing.NOT_POSSIBLE,
        it.standing() == Standing.DUE,
        last == null ? null : wording.date(last.at()),
        last == null ? null : last.agreement(),
        last == null ? null : kappa(last.kappa()),
        last == null ? null : last.source(),
        why(it));
  }

  private Wording.Due standing(AssessorCalibration it) {
    return switch (it.standing()) {
      case CALIBRATED ->
          new Wording.Due(
              "good",
              "check",
              message("calibration.standing.calibrated", wording.date(validUntil(it))));
      case DUE -> new Wording.Due("attention", "clock", message("calibration.standing.due"));
      case NOT_POSSIBLE -> new Wording.Due("", "ring", message("calibration.standing.notPossible"));
    };
  }

  private static Instant validUntil(AssessorCalibration calibrated) {
    return Optional.ofNullable(calibrated.last()).map(CalibrationResult::validUntil).orElseThrow();
  }

  private @Nullable String why(AssessorCalibration it) {
    CalibrationResult last = it.last();
    return switch (it.standing()) {
      case CALIBRATED -> null;
      case NOT_POSSIBLE -> message("calibration.why.notPossible");
      case DUE ->
          last == null
              ? message("calibration.why.never")
              : last.validUntil() == null
                  ? message("calibration.why.notClose")
                  : last.endedEarly()
                      ? message("calibration.why.endedEarly")
                      : message("calibration.why.expired", wording.date(last.validUntil()));
    };
  }

  /**
   * {@code 0.74, substantial}: in the words of Landis and Koch, The Measurement of Observer
   * Agreement for Categorical Data, 1977.
   */
  private static @Nullable String kappa(@Nullable Double kappa) {
    if (kappa == null) {
      return null;
    }
    String word =
        kappa <= 0
            ? "chance"
            : kappa <= 0.2
                ? "slight"
                : kappa <= 0.4
                    ? "fair"
                    : kappa <= 0.6 ? "moderate" : kappa <= 0.8 ? "substantial" : "perfect";
    return message("calibration.kappa", String.format(Locale.ROOT, "%.2f", kappa), word);
  }
}
