package org.microendorse.domain.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The feedback that the educator reads. */
public record Feedback(String overallFeedback, List<CriterionFeedback> criteria) {

  /**
   * One line of the rubric.
   *
   * @param level spelled as in {@link Score}
   * @param comment what was shown
   * @param missing null if it was not said, or nothing is missing
   * @param pointer where it was seen
   */
  public record CriterionFeedback(
      String title,
      String level,
      String comment,
      @Nullable String missing,
      @Nullable String strengthen,
      @Nullable String pointer) {}
}
