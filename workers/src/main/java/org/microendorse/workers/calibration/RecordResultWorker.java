package org.microendorse.workers.calibration;

import static org.microendorse.processes.JobTypes.CALIBRATION_RECORD_RESULT;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.time.Instant;
import java.util.UUID;
import org.microendorse.domain.calibration.CalibrationOutcome;
import org.microendorse.domain.calibration.CalibrationService;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Records what a round of scoring came to. */
@Component
public class RecordResultWorker {
  private final CalibrationService calibrations;

  RecordResultWorker(CalibrationService calibrations) {
    this.calibrations = calibrations;
  }

  @JobWorker(type = CALIBRATION_RECORD_RESULT)
  public Recorded record(
      @Variable UUID calibrationId,
      @Variable CalibrationOutcome calibrationOutcome,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(CALIBRATION_RECORD_RESULT, elementInstanceKey);
    return new Recorded(
        calibrations
            .record(calibrationId, calibrationOutcome, operation)
            .map(Instant::toString)
            .orElse(null));
  }

  /** When it runs out, as the engine's timers read it; null if it was not enough. */
  public record Recorded(String calibratedUntil) {}
}
