package org.microendorse.app.appeal;

import java.util.UUID;
import org.microendorse.app.enrollment.EnrollmentAccess;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.springframework.stereotype.Component;

/** Which attempts a person may appeal, or may see an appeal of. */
@Component
class AppealSubjects {
  private final EnrollmentAccess access;
  private final SubmissionService submissions;

  AppealSubjects(EnrollmentAccess access, SubmissionService submissions) {
    this.access = access;
    this.submissions = submissions;
  }

  /**
   * A decided attempt of this educator.
   *
   * @throws NotFound for every other one
   */
  Submission own(PortalUser user, UUID enrollmentId, int attempt) {
    return decided(access.own(user, enrollmentId), attempt);
  }

  /**
   * A decided attempt this person may look at.
   *
   * @throws NotFound for every other one
   */
  Submission readable(PortalUser user, UUID enrollmentId, int attempt) {
    return decided(access.readable(user, enrollmentId), attempt);
  }

  private Submission decided(Enrollment enrollment, int attempt) {
    return submissions.submissionsOf(enrollment.id()).stream()
        .filter(submission -> submission.attempt() == attempt && submission.outcome() != null)
        .findFirst()
        .orElseThrow(() -> new NotFound("decision on attempt", attempt));
  }
}
