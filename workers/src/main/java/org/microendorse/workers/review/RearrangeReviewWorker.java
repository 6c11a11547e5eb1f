package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.Earlier.REVIEW_REARRANGE_REVIEW;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.microendorse.workers.review.Handover.Rearranged;
import org.microendorse.workers.review.StepPlanner.Kept;
import org.springframework.stereotype.Component;

/** What earlier models do when a plan changes. */
@Component
public class RearrangeReviewWorker {
  private final Handover handover;

  RearrangeReviewWorker(Handover handover) {
    this.handover = handover;
  }

  @JobWorker(type = REVIEW_REARRANGE_REVIEW)
  public Candidates rearrange(@VariablesAsType ReviewStep step, ActivatedJob job) {
    Rearranged rearranged = handover.keepOrPassOn(step, job);
    return new Candidates(
        rearranged.people().assessorCandidates(),
        rearranged.people().approverCandidates(),
        rearranged.kept());
  }

  /**
   * The people who may continue.
   *
   * @param kept null if the step begins again with another person
   */
  public record Candidates(
      List<String> assessorCandidates, List<String> approverCandidates, @Nullable Kept kept) {}
}
