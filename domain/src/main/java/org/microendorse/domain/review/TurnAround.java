package org.microendorse.domain.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of how long something took.
 *
 * @param median in business days
 * @param count how many it is the median of
 */
public record TurnAround(@Nullable Double median, int count) {

  /** The statistics of these numbers of business days. */
  static TurnAround of(List<Integer> businessDays) {
    List<Integer> sorted = businessDays.stream().sorted().toList();
    int size = sorted.size();
    return size == 0
        ? new TurnAround(null, 0)
        : new TurnAround((sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2.0, size);
  }
}
