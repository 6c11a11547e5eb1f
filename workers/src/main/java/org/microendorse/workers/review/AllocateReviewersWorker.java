package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_ALLOCATE_REVIEWERS;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.review.Allocation;
import org.microendorse.domain.review.ReviewService;
import org.springframework.stereotype.Component;

/** Finds reviewers for a submission. */
@Component
public class AllocateReviewersWorker {
  private final ReviewService reviews;

  AllocateReviewersWorker(ReviewService reviews) {
    this.reviews = reviews;
  }

  @JobWorker(type = REVIEW_ALLOCATE_REVIEWERS)
  public Allocation allocate(
      @Variable UUID submissionId, @ElementInstanceKey long elementInstanceKey) {
    return reviews.allocate(
        submissionId, OperationId.of(REVIEW_ALLOCATE_REVIEWERS, elementInstanceKey));
  }
}
