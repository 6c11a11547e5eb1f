package org.microendorse.domain.review;

import java.util.List;

/** What the educator gets to read. */
public record Feedback(String overallFeedback, List<CriterionFeedback> criteria) {

  /**
   * One line of the rubric.
   *
   * @param level spelled as in {@link Score}
   * @param pointer where it was seen; null if that was not said
   */
  public record CriterionFeedback(String title, String level, String comment, String pointer) {}
}
