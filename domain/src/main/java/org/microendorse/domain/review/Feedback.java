package org.microendorse.domain.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The feedback that the educator reads. */
public record Feedback(String overallFeedback, List<CriterionFeedback> criteria) {

  /**
   * One line of the rubric.
   *
   * @param level spelled as in {@link Score}
   * @param label what it was called when it was given, in English
   * @param shown whether it counted as shown then; null in answers from before it was kept
   * @param comment what was shown
   * @param missing null if it was not said, or nothing is missing
   * @param pointer where it was seen
   */
  public record CriterionFeedback(
      String title,
      String level,
      String label,
      @Nullable Boolean shown,
      String comment,
      @Nullable String missing,
      @Nullable String strengthen,
      @Nullable String pointer) {}
}
