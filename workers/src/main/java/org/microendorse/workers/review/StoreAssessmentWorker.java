package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_STORE_ASSESSMENT;
import static org.microendorse.workers.common.Answered.required;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.review.AssessmentCheck;
import org.microendorse.domain.review.AssessmentService;
import org.microendorse.domain.review.Score;
import org.springframework.stereotype.Component;

/** Stores an assessment, or says what is wrong with it. */
@Component
public class StoreAssessmentWorker {
  private final AssessmentService assessments;

  StoreAssessmentWorker(AssessmentService assessments) {
    this.assessments = assessments;
  }

  @JobWorker(type = REVIEW_STORE_ASSESSMENT)
  public AssessmentCheck store(
      @VariablesAsType AssessmentForm form, @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(REVIEW_STORE_ASSESSMENT, elementInstanceKey);
    return assessments.storeAssessment(
        form.submissionId(),
        required(form.assessorId()),
        form.scores(),
        form.overallFeedback(),
        operation);
  }

  /** What the assessor filled in. */
  public record AssessmentForm(
      UUID submissionId, String assessorId, List<Score> scores, String overallFeedback) {}
}
