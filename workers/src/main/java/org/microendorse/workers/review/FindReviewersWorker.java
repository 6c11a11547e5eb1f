package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_FIND_REVIEWERS;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.review.EligibleReviewers;
import org.microendorse.domain.task.AsNote;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.workers.common.JobHeaders;
import org.springframework.stereotype.Component;

/** Finds who is certified to review a submission; the rules judge them. */
@Component
public class FindReviewersWorker {
  private final EligibleReviewers reviewers;
  private final EligibilityRules rules;

  FindReviewersWorker(EligibleReviewers reviewers, EligibilityRules rules) {
    this.reviewers = reviewers;
    this.rules = rules;
  }

  @JobWorker(type = REVIEW_FIND_REVIEWERS)
  public Judged find(@Variable UUID submissionId, @CustomHeaders Map<String, String> headers) {
    return new Judged(
        rules.judge(
            JobHeaders.required(headers, Headers.DECISION), reviewers.findReviewers(submissionId)));
  }

  /** What the rules say about each, by reference, because it reveals ties to the educator. */
  public record Judged(@AsNote List<JudgedReviewer> judgements) {}

  /**
   * A certified reviewer, as the form for arranging another one shows them.
   *
   * @param reviewerId user name
   * @param reasons why they may not review; none if they may
   */
  public record JudgedReviewer(
      String reviewerId, String name, List<String> duties, List<String> reasons) {}
}
