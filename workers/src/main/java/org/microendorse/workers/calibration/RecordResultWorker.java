package org.microendorse.workers.calibration;

import static org.microendorse.processes.JobTypes.CALIBRATION_RECORD_RESULT;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.calibration.CalibrationOutcome;
import org.microendorse.domain.calibration.CalibrationRounds;
import org.microendorse.domain.calibration.RecordedRound;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Records the result of a round of scoring. */
@Component
public class RecordResultWorker {
  private final CalibrationRounds rounds;

  RecordResultWorker(CalibrationRounds rounds) {
    this.rounds = rounds;
  }

  @JobWorker(type = CALIBRATION_RECORD_RESULT)
  public RecordedRound record(
      @Variable UUID calibrationId,
      @Variable CalibrationOutcome calibrationOutcome,
      @ElementInstanceKey long elementInstanceKey) {
    return rounds.record(
        calibrationId,
        calibrationOutcome,
        OperationId.of(CALIBRATION_RECORD_RESULT, elementInstanceKey));
  }
}
