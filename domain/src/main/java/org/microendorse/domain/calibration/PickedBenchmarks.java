package org.microendorse.domain.calibration;

import java.util.List;
import org.microendorse.domain.calibration.Benchmark.BenchmarkArtifact;
import org.microendorse.domain.enrollment.OpenedPath.MicroCredentialSummary;
import org.microendorse.domain.task.AsNote;

/**
 * The benchmarks an assessor is to score. They do not contain the true scores.
 *
 * @param poolUsedUp too few are left, so there is nothing to score now
 */
public record PickedBenchmarks(
    MicroCredentialSummary microCredential,
    boolean poolUsedUp,
    @AsNote(each = true) List<BenchmarkToScore> benchmarks) {

  /**
   * A benchmark as the assessor sees it.
   *
   * @param number from 1
   * @param of how many there are
   */
  public record BenchmarkToScore(
      String benchmarkId, int number, int of, String title, List<BenchmarkArtifact> artifacts) {}
}
