package org.microendorse.domain.calibration;

import java.util.List;
import org.microendorse.domain.catalog.Level;

/**
 * An anonymized submission whose true scores are known.
 *
 * @param title a few words to tell it from others; says nothing about how good it is
 * @param scores one per criterion, in the order of the rubric
 */
public record Benchmark(
    String id,
    String microCredentialId,
    String title,
    List<BenchmarkArtifact> artifacts,
    List<TrueScore> scores) {

  /** What was handed in for one requirement, told in words. */
  public record BenchmarkArtifact(String title, String text) {}

  /**
   * What experts agreed on for one criterion.
   *
   * @param rationale why, for whoever scored it otherwise
   */
  public record TrueScore(String criterionId, Level level, String rationale) {}
}
