package org.microendorse.domain.calibration;

import java.util.List;
import org.microendorse.domain.calibration.Benchmark.BenchmarkArtifact;
import org.microendorse.domain.enrolment.OpenedPath.MicroCredentialSummary;

/**
 * Where an assessor stands, and what they are shown to score. True scores are not in it.
 *
 * @param assessorId user name
 * @param calibratedUntil as the engine's timers read it; null unless they are calibrated
 */
public record OpenedCalibration(
    Standing calibration,
    String assessorId,
    MicroCredentialSummary microCredential,
    List<BenchmarkToScore> benchmarks,
    String calibratedUntil) {

  /**
   * A benchmark as the assessor sees it.
   *
   * @param number from 1
   * @param of how many there are
   */
  public record BenchmarkToScore(
      String benchmarkId, int number, int of, String title, List<BenchmarkArtifact> artifacts) {}
}
