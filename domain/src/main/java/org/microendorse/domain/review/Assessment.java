package org.microendorse.domain.review;

import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.people.Account;

/** One round of assessing a submission; passing back begins the next. */
@Entity
public class Assessment extends Scoring {
  private int round;

  protected Assessment() {}

  Assessment(
      UUID submissionId,
      int round,
      Account assessor,
      List<Score> scores,
      String overallFeedback,
      Instant at) {
    super(submissionId, assessor, scores, overallFeedback, at);
    this.round = round;
  }

  /** From 1. */
  public int round() {
    return round;
  }
}
