package org.microendorse.workers.calibration;

import static org.microendorse.processes.JobTypes.CALIBRATION_MAKE_DUE;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.calibration.CalibrationService;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Makes a calibration due again. */
@Component
public class MakeDueWorker {
  private final CalibrationService calibrations;

  MakeDueWorker(CalibrationService calibrations) {
    this.calibrations = calibrations;
  }

  @JobWorker(type = CALIBRATION_MAKE_DUE)
  public void makeDue(@VariablesAsType Over over, @ElementInstanceKey long elementInstanceKey) {
    calibrations.makeDue(
        over.calibrationId(),
        Boolean.TRUE.equals(over.dueAgain()),
        OperationId.of(CALIBRATION_MAKE_DUE, elementInstanceKey));
  }

  /**
   * A calibration that is no longer valid.
   *
   * @param dueAgain true if approvers no longer agree; null or false if it expired
   */
  public record Over(UUID calibrationId, @Nullable Boolean dueAgain) {}
}
