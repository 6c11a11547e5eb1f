package org.microendorse.domain.calibration;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.Level;

/**
 * Cohen's kappa: how much better two raters agree than chance would have it.
 *
 * <p>κ = (p<sub>o</sub> − p<sub>e</sub>) / (1 − p<sub>e</sub>), where p<sub>o</sub> is the share of
 * ratings in which both chose the same level, and p<sub>e</sub> the share expected if each had
 * chosen at random as often as they did: the sum over all levels of the product of both raters'
 * shares of that level. 1 is full agreement, 0 what chance gives, less than 0 worse than chance.
 *
 * <p>If p<sub>e</sub> is 1, both chose one and the same level for everything. Then chance explains
 * all of it, the formula is 0/0, and there is no kappa.
 *
 * <p>Jacob Cohen, A Coefficient of Agreement for Nominal Scales, 1960. Levels count as equal or
 * not: two steps apart is no worse than one.
 */
public final class Kappa {
  private Kappa() {}

  /**
   * The kappa of these ratings, from −1 to 1.
   *
   * @return null if there is none: no ratings, or an expected agreement of 1
   */
  public static @Nullable Double of(List<Rating> ratings) {
    // Counted in whole numbers, so that the edge case is met exactly.
    long n = ratings.size();
    long agreed = ratings.stream().filter(Rating::agrees).count();
    long expected =
        ratings.stream()
            .map(Rating::truth)
            .distinct()
            .mapToLong(
                level -> count(ratings, Rating::said, level) * count(ratings, Rating::truth, level))
            .sum();
    return expected == n * n ? null : (double) (n * agreed - expected) / (n * n - expected);
  }

  private static long count(List<Rating> ratings, Function<Rating, Level> side, Level level) {
    return ratings.stream().filter(rating -> side.apply(rating).equals(level)).count();
  }
}
