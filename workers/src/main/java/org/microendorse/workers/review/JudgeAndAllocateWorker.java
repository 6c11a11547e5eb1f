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
import org.microendorse.domain.review.Reviewer;
import org.microendorse.domain.task.Notes;
import org.microendorse.processes.DecisionValues.NextAssessor;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.processes.JobTypes.Reviewers;
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
    Look look = look(round, headers, processInstanceKey, elementInstanceKey);
    return Allocated.of(
        look, look.allocation().allocated() ? plan(round, look.asked()) : NOT_PLANNED);
  }

  /** Judgments and allocation come from the same evaluation, even if the job runs twice. */
  private Look look(
      Round round, Map<String, String> headers, long processInstance, long elementInstance) {
    OperationId answer = OperationId.of(REVIEW_JUDGE_AND_ALLOCATE + "/answer", elementInstance);
    Optional<Look> before = operations.resultOf(answer, Look.class);
    if (before.isPresent()) {
      return before.get();
    }
    List<JudgedReviewer> judged =
        rules.judge(JobHeaders.required(headers, Headers.DECISION), candidates(round));
    boolean alone = Reviewers.ASSESSOR.equals(headers.get(Headers.REVIEWERS));
    OperationId operation = OperationId.of(REVIEW_JUDGE_AND_ALLOCATE, elementInstance);
    return Objects.requireNonNull(
        transaction.execute(
            status ->
                operations.runOnce(
                    answer,
                    Look.class,
                    () ->
                        allocate(
                            round,
                            alone,
                            judged,
                            keep(judged, processInstance, operation),
                            operation))));
  }

  /** Those who have begun a review may finish it before they calibrate again. */
  private List<Reviewer> candidates(Round round) {
    List<Reviewer> found = reviewers.findReviewers(round.submissionId());
    return NextAssessor.SAME_ASSESSOR.equals(round.nextAssessor())
        ? found.stream()
            .map(it -> it.reviewerId().equals(round.assessorId()) ? it.calibrated() : it)
            .toList()
        : found;
  }

  /** Null if there is nothing to keep, also for FEEL. */
  private @Nullable String keep(
      List<JudgedReviewer> judged, long processInstanceKey, OperationId operation) {
    return judged.isEmpty()
        ? null
        : notes.keep(processInstanceKey, operation, Variables.JUDGEMENTS, json.valueToTree(judged));
  }

  private Look allocate(
      Round round,
      boolean alone,
      List<JudgedReviewer> judged,
      @Nullable String note,
      OperationId operation) {
    List<Judgement> judgements =
        judged.stream().map(it -> new Judgement(it.reviewerId(), it.reasons())).toList();
    UUID submission = round.submissionId();
    if (NextAssessor.LEAD_ASSESSOR.equals(round.nextAssessor())) {
      return new Look(note, allocations.allocateLead(submission, judgements, operation), null);
    }
    if (NextAssessor.SAME_ASSESSOR.equals(round.nextAssessor())) {
      return mayContinue(round.assessorId(), judgements)
          ? new Look(note, round.sameAgain(), round.assessorId())
          : new Look(note, allocations.allocateAgain(submission, judgements, operation), null);
    }
    Allocation allocation =
        alone
            ? allocations.allocateAssessor(submission, judgements, operation)
            : allocations.allocate(submission, judgements, operation);
    return new Look(note, allocation, null);
  }

  /** The assessor may be away by now, or have lost the certificate. */
  private static boolean mayContinue(@Nullable String assessorId, List<Judgement> judgements) {
    return judgements.stream().anyMatch(it -> it.reviewerId().equals(assessorId) && it.eligible());
  }

  /** Earlier models plan in a separate job. */
  private StepPlan plan(Round round, List<String> candidates) {
    TimeLimits limits = round.timeLimits();
    return limits == null
        ? NOT_PLANNED
        : planner.planFromNow(round.submissionId(), Duty.ASSESS, limits, candidates);
  }

  /**
   * What the rules say about each reviewer, by reference, and who is asked as a result.
   *
   * @param assessorId who continues; null if candidates are asked
   */
  record Look(@Nullable String judgements, Allocation allocation, @Nullable String assessorId) {
    List<String> asked() {
      return assessorId == null ? allocation.assessorCandidates() : List.of();
    }
  }

  /**
   * A round of a review that begins.
   *
   * @param nextAssessor who reviews again, one of {@link NextAssessor}; null in the first round
   * @param assessorId user name of the assessor of the round before
   */
  public record Round(
      UUID submissionId,
      @Nullable String nextAssessor,
      @Nullable String assessorId,
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
   * @param assessorId user name of the assessor who continues; null if candidates are asked
   * @see Allocation
   * @see StepPlan
   */
  public record Allocated(
      @Nullable String judgements,
      boolean allocated,
      @Nullable String missingReviewers,
      List<String> assessorCandidates,
      List<String> approverCandidates,
      @Nullable String assessorId,
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
          look.assessorId(),
          plan.dueAt(),
          plan.remindAt(),
          plan.reassignAt(),
          plan.givenTo());
    }
  }
}
