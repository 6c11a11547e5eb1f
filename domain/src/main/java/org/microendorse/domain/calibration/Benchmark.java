package org.microendorse.domain.calibration;

import java.util.List;
import org.microendorse.domain.catalog.Level;

/**
 * An anonymized submission whose true scores are known.
 *
 * @param title a few words that distinguish it; does not reveal its level
 * @param scores one per criterion, in the order of the rubric
 */
public record Benchmark(
    String id,
    String microCredentialId,
    String title,
    List<BenchmarkArtifact> artifacts,
    List<TrueScore> scores) {

  /** A description of what was submitted for one requirement. */
  public record BenchmarkArtifact(String title, String text) {}

  /**
   * What experts agreed on for one criterion.
   *
   * @param rationale why, for assessors who scored it differently
   */
  public record TrueScore(String criterionId, Level level, String rationale) {}
}
