package org.microendorse.workers.evidence;

import static org.microendorse.processes.JobTypes.Earlier.EVIDENCE_SEAL_SUBMISSION;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.evidence.SubmissionService;
import org.springframework.stereotype.Component;

/** Seals a portfolio that was checked in a separate step. */
@Component
public class SealSubmissionWorker {
  private final SubmissionService submissions;

  SealSubmissionWorker(SubmissionService submissions) {
    this.submissions = submissions;
  }

  @JobWorker(type = EVIDENCE_SEAL_SUBMISSION)
  public SealedSubmission seal(
      @Variable UUID enrollmentId,
      @Variable int attempt,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(EVIDENCE_SEAL_SUBMISSION, elementInstanceKey);
    return new SealedSubmission(submissions.seal(enrollmentId, attempt, operation).id());
  }

  /** The attempt as it will be reviewed. */
  public record SealedSubmission(UUID submissionId) {}
}
