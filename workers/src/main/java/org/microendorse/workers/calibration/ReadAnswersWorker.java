package org.microendorse.workers.calibration;

import static org.microendorse.processes.JobTypes.CALIBRATION_READ_ANSWERS;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.calibration.Calibration;
import org.microendorse.domain.calibration.CalibrationService;
import org.microendorse.domain.review.ReviewFigures;
import org.springframework.stereotype.Component;

/** Reads how often approvers have agreed with an assessor since their last calibration. */
@Component
public class ReadAnswersWorker {
  /** A safety limit, not a rule, because answers travel through the engine. The rules use fewer. */
  private static final int AT_MOST = 100;

  private final CalibrationService calibrations;
  private final ReviewFigures figures;

  ReadAnswersWorker(CalibrationService calibrations, ReviewFigures figures) {
    this.calibrations = calibrations;
    this.figures = figures;
  }

  @JobWorker(type = CALIBRATION_READ_ANSWERS)
  public Answers read(@Variable UUID calibrationId) {
    Calibration calibration = calibrations.get(calibrationId);
    return new Answers(
        calibrations
            .calibratedSince(calibrationId)
            .map(
                since ->
                    figures.answersTo(
                        calibration.accountId(), calibration.microCredentialId(), since, AT_MOST))
            .orElse(List.of()));
  }

  /** The newest first. */
  public record Answers(List<Boolean> recentAnswers) {}
}
