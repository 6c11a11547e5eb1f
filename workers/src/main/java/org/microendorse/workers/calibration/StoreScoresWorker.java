package org.microendorse.workers.calibration;

import static org.microendorse.processes.JobTypes.CALIBRATION_STORE_SCORES;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.calibration.CalibrationRounds;
import org.microendorse.domain.calibration.GivenScore;
import org.microendorse.domain.calibration.ScoresCheck;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Stores an assessor's scores of one benchmark, or says what is wrong with them. */
@Component
public class StoreScoresWorker {
  private final CalibrationRounds rounds;

  StoreScoresWorker(CalibrationRounds rounds) {
    this.rounds = rounds;
  }

  @JobWorker(type = CALIBRATION_STORE_SCORES)
  public ScoresCheck store(
      @VariablesAsType ScoresForm form, @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(CALIBRATION_STORE_SCORES, elementInstanceKey);
    return rounds.storeScores(
        form.calibrationId(), form.benchmark().benchmarkId(), form.benchmarkScores(), operation);
  }

  /** What the assessor filled in. */
  public record ScoresForm(
      UUID calibrationId, Benchmark benchmark, List<GivenScore> benchmarkScores) {}

  /** What they were shown. */
  public record Benchmark(String benchmarkId) {}
}
