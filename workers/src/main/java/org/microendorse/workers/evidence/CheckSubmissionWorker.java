package org.microendorse.workers.evidence;

import static org.microendorse.processes.JobTypes.Earlier.EVIDENCE_CHECK_SUBMISSION;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.PortfolioService;
import org.microendorse.domain.evidence.SubmissionCheck.Declarations;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.task.AsNote;
import org.springframework.stereotype.Component;

/** Says what a portfolio still needs, on paths that seal it in a separate step. */
@Component
public class CheckSubmissionWorker {
  private final EnrollmentService enrollments;
  private final PortfolioService portfolios;

  CheckSubmissionWorker(EnrollmentService enrollments, PortfolioService portfolios) {
    this.enrollments = enrollments;
    this.portfolios = portfolios;
  }

  @JobWorker(type = EVIDENCE_CHECK_SUBMISSION)
  public Checked check(@VariablesAsType Application application) {
    Account educator = enrollments.get(application.enrollmentId()).educator();
    List<String> problems =
        educator
            .reader()
            .use(() -> portfolios.check(application.enrollmentId(), application.declarations()));
    return new Checked(problems.isEmpty(), problems);
  }

  /** What the educator declared; an empty answer counts as no. */
  public record Application(
      UUID enrollmentId,
      boolean pupilDataDeclared,
      boolean ownWorkDeclared,
      boolean applyConfirmed) {
    private Declarations declarations() {
      return new Declarations(pupilDataDeclared, ownWorkDeclared, applyConfirmed);
    }
  }

  /** What is missing, in words for the educator. */
  public record Checked(boolean submissionComplete, @AsNote List<String> submissionProblems) {}
}
