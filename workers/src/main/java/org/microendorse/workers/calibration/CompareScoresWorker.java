package org.microendorse.workers.calibration;

import static org.microendorse.processes.JobTypes.CALIBRATION_COMPARE_SCORES;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.calibration.CalibrationRounds;
import org.microendorse.domain.calibration.Comparison;
import org.springframework.stereotype.Component;

/** Compares an assessor's scores with the benchmark's. */
@Component
public class CompareScoresWorker {
  private final CalibrationRounds rounds;

  CompareScoresWorker(CalibrationRounds rounds) {
    this.rounds = rounds;
  }

  @JobWorker(type = CALIBRATION_COMPARE_SCORES)
  public Comparison compare(@Variable UUID calibrationId) {
    return rounds.compare(calibrationId);
  }
}
