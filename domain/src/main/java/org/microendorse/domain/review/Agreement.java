package org.microendorse.domain.review;

import org.jspecify.annotations.Nullable;

/**
 * How often approvers agreed with an assessor: neither passed back nor corrected.
 *
 * @param agreed how often they did
 * @param answered how many assessments they answered
 */
public record Agreement(long agreed, long answered) {

  /** Rounded down, so that only all are 100; null if no assessment was answered. */
  public @Nullable Long percent() {
    return answered == 0 ? null : 100 * agreed / answered;
  }
}
