package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_FIND_REVIEWERS;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.review.ReviewService;
import org.microendorse.domain.review.Reviewer;
import org.springframework.stereotype.Component;

/** Finds who is certified to review a submission; the rules judge them. */
@Component
public class FindReviewersWorker {
  private final ReviewService reviews;

  FindReviewersWorker(ReviewService reviews) {
    this.reviews = reviews;
  }

  @JobWorker(type = REVIEW_FIND_REVIEWERS)
  public Found find(@Variable UUID submissionId) {
    return new Found(reviews.findReviewers(submissionId));
  }

  /** Whom the rules are asked about. */
  public record Found(List<Reviewer> reviewers) {}
}
