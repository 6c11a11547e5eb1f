package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_STORE_SECOND_SCORE;
import static org.microendorse.workers.common.Answered.required;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.review.AssessmentService;
import org.microendorse.domain.review.SecondScoreCheck;
import org.springframework.stereotype.Component;

/** Stores a second assessor's scores of a submission, or says what is wrong with them. */
@Component
public class StoreSecondScoreWorker {
  private final AssessmentService assessments;

  StoreSecondScoreWorker(AssessmentService assessments) {
    this.assessments = assessments;
  }

  @JobWorker(type = REVIEW_STORE_SECOND_SCORE)
  public SecondScoreCheck store(
      @VariablesAsType StoreAssessmentWorker.AssessmentForm form,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(REVIEW_STORE_SECOND_SCORE, elementInstanceKey);
    return assessments.storeSecondScore(
        form.submissionId(),
        required(form.assessorId()),
        form.scores(),
        form.overallFeedback(),
        operation);
  }
}
