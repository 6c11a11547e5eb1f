package org.microendorse.domain.review;

import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.people.Account;

/** A second assessor's scores of a submission, given without having seen its first assessment. */
@Entity
public class SecondScore extends Scoring {

  protected SecondScore() {}

  SecondScore(
      UUID submissionId, Account assessor, List<Score> scores, String overallFeedback, Instant at) {
    super(submissionId, assessor, scores, overallFeedback, at);
  }
}
