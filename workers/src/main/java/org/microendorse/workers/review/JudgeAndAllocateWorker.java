package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_JUDGE_AND_ALLOCATE;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.review.Allocation;
import org.microendorse.domain.review.AllocationService;
import org.microendorse.domain.review.Duty;
import org.microendorse.domain.review.EligibleReviewers;
import org.microendorse.domain.review.Judgement;
import org.microendorse.domain.task.AsNote;
import org.microendorse.processes.DecisionValues.NextAssessor;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.workers.review.FindReviewersWorker.JudgedReviewer;
import org.microendorse.workers.review.StepPlanner.StepPlan;
import org.microendorse.workers.review.StepPlanner.TimeLimits;
import org.springframework.stereotype.Component;

/** Asks the certified people whom the rules allow to review a submission, and says until when. */
@Component
public class JudgeAndAllocateWorker {
  private static final StepPlan NOT_PLANNED = new StepPlan(null, null, null, null);

  private final EligibleReviewers reviewers;
  private final EligibilityRules rules;
  private final AllocationService allocations;
  private final StepPlanner planner;

  JudgeAndAllocateWorker(
      EligibleReviewers reviewers,
      EligibilityRules rules,
      AllocationService allocations,
      StepPlanner planner) {
    this.reviewers = reviewers;
    this.rules = rules;
    this.allocations = allocations;
    this.planner = planner;
  }

  @JobWorker(type = REVIEW_JUDGE_AND_ALLOCATE)
  public Allocated allocate(
      @VariablesAsType Round round,
      @CustomHeaders Map<String, String> headers,
      @ElementInstanceKey long elementInstanceKey) {
    if (NextAssessor.SAME_ASSESSOR.equals(round.nextAssessor())) {
      return Allocated.of(null, round.sameAgain(), plan(round, List.of()));
    }
    List<JudgedReviewer> judged =
        rules.judge(headers.get(Headers.DECISION), reviewers.findReviewers(round.submissionId()));
    List<Judgement> judgements =
        judged.stream().map(it -> new Judgement(it.reviewerId(), it.reasons())).toList();
    OperationId operation = OperationId.of(REVIEW_JUDGE_AND_ALLOCATE, elementInstanceKey);
    Allocation allocation =
        NextAssessor.LEAD_ASSESSOR.equals(round.nextAssessor())
            ? allocations.allocateLead(round.submissionId(), judgements, operation)
            : allocations.allocate(round.submissionId(), judgements, operation);
    return Allocated.of(
        judged,
        allocation,
        allocation.allocated() ? plan(round, allocation.assessorCandidates()) : NOT_PLANNED);
  }

  /** Earlier models plan in a job of its own. */
  private StepPlan plan(Round round, List<String> candidates) {
    return round.timeLimits() == null
        ? NOT_PLANNED
        : planner.planFromNow(round.submissionId(), Duty.ASSESS, round.timeLimits(), candidates);
  }

  /**
   * A round of a review that begins.
   *
   * @param nextAssessor who looks again, one of {@link NextAssessor}; null in the first round
   */
  public record Round(
      UUID submissionId,
      String nextAssessor,
      TimeLimits timeLimits,
      List<String> assessorCandidates,
      List<String> approverCandidates) {
    Allocation sameAgain() {
      return new Allocation(true, null, assessorCandidates, approverCandidates);
    }
  }

  /**
   * Who is asked, and until when.
   *
   * @param judgements by reference, as they tell what ties people to the educator
   * @see Allocation
   * @see StepPlan
   */
  public record Allocated(
      @AsNote List<JudgedReviewer> judgements,
      boolean allocated,
      String missingReviewers,
      List<String> assessorCandidates,
      List<String> approverCandidates,
      String dueAt,
      String remindAt,
      String reassignAt,
      String givenTo) {
    static Allocated of(List<JudgedReviewer> judgements, Allocation allocation, StepPlan plan) {
      return new Allocated(
          judgements,
          allocation.allocated(),
          allocation.missingReviewers(),
          allocation.assessorCandidates(),
          allocation.approverCandidates(),
          plan.dueAt(),
          plan.remindAt(),
          plan.reassignAt(),
          plan.givenTo());
    }
  }
}
