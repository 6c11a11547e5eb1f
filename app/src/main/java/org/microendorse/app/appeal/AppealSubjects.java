package org.microendorse.app.appeal;

import java.util.UUID;
import org.microendorse.app.enrolment.EnrolmentAccess;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.enrolment.Enrolment;
import org.microendorse.domain.evidence.EvidenceService;
import org.microendorse.domain.evidence.Submission;
import org.springframework.stereotype.Component;

/** Which attempts people may appeal about, or may know an appeal of. */
@Component
class AppealSubjects {
  private final EnrolmentAccess access;
  private final EvidenceService evidence;

  AppealSubjects(EnrolmentAccess access, EvidenceService evidence) {
    this.access = access;
    this.evidence = evidence;
  }

  /**
   * A decided attempt of this educator.
   *
   * @throws NotFound for every other one
   */
  Submission own(PortalUser user, UUID enrolmentId, int attempt) {
    return decided(access.own(user, enrolmentId), attempt);
  }

  /**
   * A decided attempt this person may look at.
   *
   * @throws NotFound for every other one
   */
  Submission readable(PortalUser user, UUID enrolmentId, int attempt) {
    return decided(access.readable(user, enrolmentId), attempt);
  }

  private Submission decided(Enrolment enrolment, int attempt) {
    return evidence.submissionsOf(enrolment.id()).stream()
        .filter(submission -> submission.attempt() == attempt && submission.outcome() != null)
        .findFirst()
        .orElseThrow(() -> new NotFound("decision on attempt", attempt));
  }
}
