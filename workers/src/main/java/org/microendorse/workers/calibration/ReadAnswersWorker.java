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

/** Reads whether approvers agreed with an assessor since they are calibrated. */
@Component
public class ReadAnswersWorker {
  /** No rule, but a protection: answers travel through the engine. The rules look at fewer. */
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

  /** The last one first. */
  public record Answers(List<Boolean> recentAnswers) {}
}
