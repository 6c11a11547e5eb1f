package org.microendorse.domain.review;

import org.jspecify.annotations.Nullable;

/**
 * How often approvers agreed with an assessor: they neither passed the assessment back nor
 * corrected it.
 *
 * @param agreed how often they did
 * @param answered how many assessments they answered
 */
public record Agreement(long agreed, long answered) {

  /** The percentage, rounded down, so that 100 means all; null if no assessment was answered. */
  public @Nullable Long percent() {
    return answered == 0 ? null : 100 * agreed / answered;
  }
}
