package org.microendorse.workers.evidence;

import static org.microendorse.processes.JobTypes.EVIDENCE_CHECK_AND_SEAL;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.evidence.SubmissionCheck.Declarations;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.task.AsNote;
import org.springframework.stereotype.Component;

/** Seals a portfolio, or says what it still needs. */
@Component
public class CheckAndSealWorker {
  private final SubmissionService submissions;

  CheckAndSealWorker(SubmissionService submissions) {
    this.submissions = submissions;
  }

  @JobWorker(type = EVIDENCE_CHECK_AND_SEAL)
  public Checked checkAndSeal(
      @VariablesAsType Application application, @ElementInstanceKey long elementInstanceKey) {
    var checked =
        submissions.checkAndSeal(
            application.enrollmentId(),
            application.attempt(),
            new Declarations(
                application.pupilDataDeclared(),
                application.ownWorkDeclared(),
                application.applyConfirmed(),
                application.filesDeclared()),
            OperationId.of(EVIDENCE_CHECK_AND_SEAL, elementInstanceKey));
    return new Checked(checked.problems().isEmpty(), checked.problems(), checked.submissionId());
  }

  /**
   * What the educator declared; an empty answer counts as no.
   *
   * @param filesDeclared the files they declared it of; null in earlier versions of the process
   */
  public record Application(
      UUID enrollmentId,
      int attempt,
      boolean pupilDataDeclared,
      boolean ownWorkDeclared,
      boolean applyConfirmed,
      @Nullable String filesDeclared) {}

  /**
   * The attempt as it will be reviewed, or what is missing.
   *
   * @param submissionProblems in words for the educator
   * @param submissionId null if something is missing
   */
  public record Checked(
      boolean submissionComplete,
      @AsNote List<String> submissionProblems,
      @Nullable UUID submissionId) {}
}
