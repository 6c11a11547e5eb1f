package org.microendorse.domain.review;

import java.util.List;

/** What the educator gets to read. */
public record Feedback(String overallFeedback, List<CriterionFeedback> criteria) {

  /** The level is written as people read it. */
  public record CriterionFeedback(String title, String level, String comment) {}
}
