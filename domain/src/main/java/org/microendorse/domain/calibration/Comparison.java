package org.microendorse.domain.calibration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.Level;
import org.microendorse.domain.task.AsNote;

/**
 * A finished round next to the true scores.
 *
 * @param agreement percent, rounded down
 * @param differences where the assessor scored differently
 */
public record Comparison(
    int agreement, @Nullable Double kappa, @AsNote List<Difference> differences) {

  Comparison withoutDifferences() {
    return new Comparison(agreement, kappa, List.of());
  }

  /**
   * A criterion that was scored differently.
   *
   * @param benchmark its title
   * @param criterion its title
   * @param reason the assessor's words
   * @param rationale why the true level is true
   */
  public record Difference(
      String benchmark,
      String criterion,
      Level said,
      String reason,
      Level truth,
      String rationale) {}
}
