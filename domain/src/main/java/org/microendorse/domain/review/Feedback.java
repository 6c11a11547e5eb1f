package org.microendorse.domain.review;

import java.util.List;

/** What the educator gets to read. */
public record Feedback(String overallFeedback, List<CriterionFeedback> criteria) {

  /** One line of the rubric; the level is spelled as in {@link Score}. */
  public record CriterionFeedback(String title, String level, String comment) {}
}
