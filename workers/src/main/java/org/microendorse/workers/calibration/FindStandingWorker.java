package org.microendorse.workers.calibration;

import static org.microendorse.processes.JobTypes.CALIBRATION_FIND_STANDING;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.calibration.CalibrationService;
import org.microendorse.domain.calibration.OpenedCalibration;
import org.springframework.stereotype.Component;

/** Finds the status of an assessor's calibration. */
@Component
public class FindStandingWorker {
  private final CalibrationService calibrations;

  FindStandingWorker(CalibrationService calibrations) {
    this.calibrations = calibrations;
  }

  @JobWorker(type = CALIBRATION_FIND_STANDING)
  public OpenedCalibration find(
      @Variable UUID calibrationId, @ProcessInstanceKey long processInstanceKey) {
    return calibrations.open(calibrationId, processInstanceKey);
  }
}
