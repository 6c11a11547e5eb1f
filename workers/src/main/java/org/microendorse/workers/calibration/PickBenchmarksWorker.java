package org.microendorse.workers.calibration;

import static org.microendorse.processes.JobTypes.CALIBRATION_PICK_BENCHMARKS;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.calibration.CalibrationService;
import org.microendorse.domain.calibration.PickedBenchmarks;
import org.springframework.stereotype.Component;

/** Picks what an assessor is to score in the round that begins. */
@Component
public class PickBenchmarksWorker {
  private final CalibrationService calibrations;

  PickBenchmarksWorker(CalibrationService calibrations) {
    this.calibrations = calibrations;
  }

  @JobWorker(type = CALIBRATION_PICK_BENCHMARKS)
  public PickedBenchmarks pick(@Variable UUID calibrationId) {
    return calibrations.pick(calibrationId);
  }
}
