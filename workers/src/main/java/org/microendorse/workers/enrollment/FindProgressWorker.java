package org.microendorse.workers.enrollment;

import static org.microendorse.processes.JobTypes.ENROLLMENT_FIND_PROGRESS;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.cohort.Duty;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.springframework.stereotype.Component;

/** Finds an educator's progress when the semester closes. */
@Component
public class FindProgressWorker {
  private final EndorsementPathService paths;
  private final SubmissionService submissions;
  private final Accounts accounts;
  private final CohortService cohorts;

  FindProgressWorker(
      EndorsementPathService paths,
      SubmissionService submissions,
      Accounts accounts,
      CohortService cohorts) {
    this.paths = paths;
    this.submissions = submissions;
    this.accounts = accounts;
    this.cohorts = cohorts;
  }

  @JobWorker(type = ENROLLMENT_FIND_PROGRESS)
  public Progress find(@Variable UUID endorsementPathId) {
    int submitted =
        paths.current(endorsementPathId).stream()
            .mapToInt(enrollment -> submissions.submissionsOf(enrollment.id()).size())
            .sum();
    return new Progress(
        submitted,
        paths.get(endorsementPathId).extensions(),
        facilitators(paths.get(endorsementPathId).cohortId()));
  }

  /** The facilitators of the cohort, or of the whole program if the educator is in no cohort. */
  private List<String> facilitators(@Nullable UUID cohortId) {
    return cohortId == null
        ? accounts.findByRole(Role.FACILITATOR).stream().map(Account::username).toList()
        : cohorts.staffOf(cohortId).stream()
            .filter(member -> member.duty() == Duty.FACILITATOR)
            .map(CohortService.StaffMember::username)
            .toList();
  }

  /**
   * @param submissions attempts submitted for the micro-credential they are on
   * @param extensions how often they got more time for it
   * @param facilitatorIds user names of those who may agree to more
   */
  public record Progress(int submissions, int extensions, List<String> facilitatorIds) {}
}
