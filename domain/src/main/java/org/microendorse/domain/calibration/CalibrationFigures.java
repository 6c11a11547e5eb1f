package org.microendorse.domain.calibration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well an assessor's ratings agree with the true ones.
 *
 * @param agreement percent of criteria scored the same, rounded down, so that 100 means all
 * @param kappa see {@link Kappa}, to two decimals
 */
public record CalibrationFigures(int agreement, @Nullable Double kappa) {

  static CalibrationFigures of(List<Rating> ratings) {
    long same = ratings.stream().filter(Rating::agrees).count();
    Double kappa = Kappa.of(ratings);
    return new CalibrationFigures(
        ratings.isEmpty() ? 0 : (int) (100 * same / ratings.size()),
        kappa == null ? null : Math.round(kappa * 100) / 100.0);
  }
}
