package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.Earlier.REVIEW_REASSIGN_REVIEW;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import org.microendorse.domain.review.Reassignment;
import org.springframework.stereotype.Component;

/** What earlier models do when a step is overdue. */
@Component
public class ReassignReviewWorker {
  private final Handover handover;

  ReassignReviewWorker(Handover handover) {
    this.handover = handover;
  }

  @JobWorker(type = REVIEW_REASSIGN_REVIEW)
  public Reassignment reassign(@VariablesAsType ReviewStep step, ActivatedJob job) {
    return handover.passOn(step, job);
  }
}
