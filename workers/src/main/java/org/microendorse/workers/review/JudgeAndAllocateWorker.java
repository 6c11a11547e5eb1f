package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_JUDGE_AND_ALLOCATE;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.review.Allocation;
import org.microendorse.domain.review.AllocationService;
import org.microendorse.domain.review.EligibleReviewers;
import org.microendorse.domain.review.Judgement;
import org.microendorse.domain.task.AsNote;
import org.microendorse.processes.DecisionValues.NextAssessor;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.workers.review.FindReviewersWorker.JudgedReviewer;
import org.springframework.stereotype.Component;

/** Asks the certified people whom the rules allow to review a submission. */
@Component
public class JudgeAndAllocateWorker {
  private final EligibleReviewers reviewers;
  private final EligibilityRules rules;
  private final AllocationService allocations;

  JudgeAndAllocateWorker(
      EligibleReviewers reviewers, EligibilityRules rules, AllocationService allocations) {
    this.reviewers = reviewers;
    this.rules = rules;
    this.allocations = allocations;
  }

  @JobWorker(type = REVIEW_JUDGE_AND_ALLOCATE)
  public Allocated allocate(
      @Variable UUID submissionId,
      @Variable String nextAssessor,
      @CustomHeaders Map<String, String> headers,
      @ElementInstanceKey long elementInstanceKey) {
    List<JudgedReviewer> judged =
        rules.judge(headers.get(Headers.DECISION), reviewers.findReviewers(submissionId));
    List<Judgement> judgements =
        judged.stream().map(it -> new Judgement(it.reviewerId(), it.reasons())).toList();
    OperationId operation = OperationId.of(REVIEW_JUDGE_AND_ALLOCATE, elementInstanceKey);
    Allocation allocation =
        NextAssessor.LEAD_ASSESSOR.equals(nextAssessor)
            ? allocations.allocateLead(submissionId, judgements, operation)
            : allocations.allocate(submissionId, judgements, operation);
    return new Allocated(
        judged,
        allocation.allocated(),
        allocation.missingReviewers(),
        allocation.assessorCandidates(),
        allocation.approverCandidates());
  }

  /**
   * Who is asked.
   *
   * @param judgements by reference, as they tell what ties people to the educator
   * @see Allocation
   */
  public record Allocated(
      @AsNote List<JudgedReviewer> judgements,
      boolean allocated,
      String missingReviewers,
      List<String> assessorCandidates,
      List<String> approverCandidates) {}
}
