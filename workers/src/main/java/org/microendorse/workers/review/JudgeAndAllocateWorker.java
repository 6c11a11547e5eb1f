package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_JUDGE_AND_ALLOCATE;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.ProcessedOperations;
import org.microendorse.domain.review.Allocation;
import org.microendorse.domain.review.AllocationService;
import org.microendorse.domain.review.Duty;
import org.microendorse.domain.review.EligibleReviewers;
import org.microendorse.domain.review.Judgement;
import org.microendorse.domain.task.Notes;
import org.microendorse.processes.DecisionValues.NextAssessor;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.JobHeaders;
import org.microendorse.workers.review.FindReviewersWorker.JudgedReviewer;
import org.microendorse.workers.review.StepPlanner.StepPlan;
import org.microendorse.workers.review.StepPlanner.TimeLimits;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/**
 * Asks the certified people whom the rules allow to review a submission, and sets the due dates.
 */
@Component
public class JudgeAndAllocateWorker {
  private static final StepPlan NOT_PLANNED = new StepPlan(null, null, null, null);

  private final EligibleReviewers reviewers;
  private final EligibilityRules rules;
  private final AllocationService allocations;
  private final StepPlanner planner;
  private final Notes notes;
  private final ProcessedOperations operations;
  private final TransactionTemplate transaction;
  private final ObjectMapper json;

  JudgeAndAllocateWorker(
      EligibleReviewers reviewers,
      EligibilityRules rules,
      AllocationService allocations,
      StepPlanner planner,
      Notes notes,
      ProcessedOperations operations,
      TransactionTemplate transaction,
      ObjectMapper json) {
    this.reviewers = reviewers;
    this.rules = rules;
    this.allocations = allocations;
    this.planner = planner;
    this.notes = notes;
    this.operations = operations;
    this.transaction = transaction;
    this.json = json;
  }

  @JobWorker(type = REVIEW_JUDGE_AND_ALLOCATE)
  public Allocated allocate(
      @VariablesAsType Round round,
      @CustomHeaders Map<String, String> headers,
      @ProcessInstanceKey long processInstanceKey,
      @ElementInstanceKey long elementInstanceKey) {
    if (NextAssessor.SAME_ASSESSOR.equals(round.nextAssessor())) {
      return Allocated.of(new Look(null, round.sameAgain()), plan(round, List.of()));
    }
    Look look =
        look(
            round,
            JobHeaders.required(headers, Headers.DECISION),
            processInstanceKey,
            elementInstanceKey);
    Allocation allocation = look.allocation();
    return Allocated.of(
        look, allocation.allocated() ? plan(round, allocation.assessorCandidates()) : NOT_PLANNED);
  }

  /** Judgments and allocation come from the same evaluation, even if the job runs twice. */
  private Look look(Round round, String decision, long processInstance, long elementInstance) {
    OperationId answer = OperationId.of(REVIEW_JUDGE_AND_ALLOCATE + "/answer", elementInstance);
    Optional<Look> before = operations.resultOf(answer, Look.class);
    if (before.isPresent()) {
      return before.get();
    }
    List<JudgedReviewer> judged =
        rules.judge(decision, reviewers.findReviewers(round.submissionId()));
    OperationId operation = OperationId.of(REVIEW_JUDGE_AND_ALLOCATE, elementInstance);
    return Objects.requireNonNull(
        transaction.execute(
            status ->
                operations.runOnce(
                    answer,
                    Look.class,
                    () ->
                        new Look(
                            keep(judged, processInstance, operation),
                            allocate(round, judged, operation)))));
  }

  /** Null if there is nothing to keep, also for FEEL. */
  private @Nullable String keep(
      List<JudgedReviewer> judged, long processInstanceKey, OperationId operation) {
    return judged.isEmpty()
        ? null
        : notes.keep(processInstanceKey, operation, Variables.JUDGEMENTS, json.valueToTree(judged));
  }

  private Allocation allocate(Round round, List<JudgedReviewer> judged, OperationId operation) {
    List<Judgement> judgements =
        judged.stream().map(it -> new Judgement(it.reviewerId(), it.reasons())).toList();
    return NextAssessor.LEAD_ASSESSOR.equals(round.nextAssessor())
        ? allocations.allocateLead(round.submissionId(), judgements, operation)
        : allocations.allocate(round.submissionId(), judgements, operation);
  }

  /** Earlier models plan in a separate job. */
  private StepPlan plan(Round round, List<String> candidates) {
    TimeLimits limits = round.timeLimits();
    return limits == null
        ? NOT_PLANNED
        : planner.planFromNow(round.submissionId(), Duty.ASSESS, limits, candidates);
  }

  /** What the rules say about each reviewer, by reference, and who is asked as a result. */
  record Look(@Nullable String judgements, Allocation allocation) {}

  /**
   * A round of a review that begins.
   *
   * @param nextAssessor who reviews again, one of {@link NextAssessor}; null in the first round
   */
  public record Round(
      UUID submissionId,
      @Nullable String nextAssessor,
      @Nullable TimeLimits timeLimits,
      @Nullable List<String> assessorCandidates,
      @Nullable List<String> approverCandidates) {
    Allocation sameAgain() {
      return new Allocation(true, null, orNone(assessorCandidates), orNone(approverCandidates));
    }

    private static List<String> orNone(@Nullable List<String> candidates) {
      return candidates == null ? List.of() : candidates;
    }
  }

  /**
   * Who is asked, and until when.
   *
   * @param judgements reference to a note with what the rules say about each, because it reveals
   *     ties to the educator
   * @see Allocation
   * @see StepPlan
   */
  public record Allocated(
      @Nullable String judgements,
      boolean allocated,
      @Nullable String missingReviewers,
      List<String> assessorCandidates,
      List<String> approverCandidates,
      @Nullable String dueAt,
      @Nullable String remindAt,
      @Nullable String reassignAt,
      @Nullable String givenTo) {
    private static Allocated of(Look look, StepPlan plan) {
      Allocation allocation = look.allocation();
      return new Allocated(
          look.judgements(),
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
