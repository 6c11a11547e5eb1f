package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_RECORD_DECISION;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.review.DecisionService;
import org.microendorse.domain.review.Feedback;
import org.microendorse.domain.task.AsNote;
import org.springframework.stereotype.Component;

/** Records the result of a review. */
@Component
public class RecordDecisionWorker {
  private final DecisionService decisions;

  RecordDecisionWorker(DecisionService decisions) {
    this.decisions = decisions;
  }

  @JobWorker(type = REVIEW_RECORD_DECISION)
  public RecordedDecision record(
      @Variable UUID submissionId,
      @Variable Outcome outcome,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(REVIEW_RECORD_DECISION, elementInstanceKey);
    return new RecordedDecision(decisions.recordDecision(submissionId, outcome, operation));
  }

  /** What the educator reads. */
  public record RecordedDecision(@AsNote Feedback feedback) {}
}
