package org.microendorse.domain.review;

import java.util.List;

/** What the educator gets to read. */
public record Feedback(String overallFeedback, List<CriterionFeedback> criteria) {

  /**
   * One line of the rubric.
   *
   * @param level spelled as in {@link Score}
   * @param comment what was shown
   * @param missing null if that was not said, or nothing is
   * @param strengthen null if that was not said
   * @param pointer where it was seen; null if that was not said
   */
  public record CriterionFeedback(
      String title,
      String level,
      String comment,
      String missing,
      String strengthen,
      String pointer) {}
}
