package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_STORE_APPROVAL;
import static org.microendorse.workers.common.Answered.required;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.review.ApprovalDecision;
import org.microendorse.domain.review.ApproverAnswer;
import org.microendorse.domain.review.DecisionService;
import org.microendorse.domain.review.Score;
import org.springframework.stereotype.Component;

/** Stores an approver's answer. */
@Component
public class StoreApprovalWorker {
  private final DecisionService decisions;

  StoreApprovalWorker(DecisionService decisions) {
    this.decisions = decisions;
  }

  @JobWorker(type = REVIEW_STORE_APPROVAL)
  public Stored store(
      @VariablesAsType ApprovalForm form, @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(REVIEW_STORE_APPROVAL, elementInstanceKey);
    ApproverAnswer answer =
        new ApproverAnswer(
            required(form.approvalDecision()),
            form.approvalReason(),
            form.correctedScores(),
            form.correctedFeedback());
    return new Stored(
        decisions.storeApproval(form.submissionId(), form.approverId(), answer, operation));
  }

  /** What the approver filled in. */
  public record ApprovalForm(
      UUID submissionId,
      String approverId,
      ApprovalDecision approvalDecision,
      String approvalReason,
      List<Score> correctedScores,
      String correctedFeedback) {}

  /** How often the submission was passed back by now. */
  public record Stored(int passBacks) {}
}
