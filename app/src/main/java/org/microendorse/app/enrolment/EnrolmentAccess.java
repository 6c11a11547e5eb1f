package org.microendorse.app.enrolment;

import java.util.UUID;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.enrolment.Enrolment;
import org.microendorse.domain.enrolment.EnrolmentService;
import org.springframework.stereotype.Component;

/** A path is its educator's; their coach may look. For everybody else it is not there. */
@Component
public class EnrolmentAccess {
  private final EnrolmentService enrolments;

  EnrolmentAccess(EnrolmentService enrolments) {
    this.enrolments = enrolments;
  }

  /**
   * An enrolment of this educator, to change.
   *
   * @throws NotFound for every other one
   */
  public Enrolment own(PortalUser user, UUID id) {
    return enrolments
        .find(id)
        .filter(enrolment -> isEducator(user, enrolment))
        .orElseThrow(() -> new NotFound("enrolment", id));
  }

  /**
   * An enrolment this person may look at.
   *
   * @throws NotFound for every other one
   */
  public Enrolment readable(PortalUser user, UUID id) {
    return enrolments
        .find(id)
        .filter(enrolment -> isEducator(user, enrolment) || isCoach(user, enrolment))
        .orElseThrow(() -> new NotFound("enrolment", id));
  }

  private static boolean isEducator(PortalUser user, Enrolment enrolment) {
    return enrolment.educator().username().equals(user.getUsername());
  }

  private static boolean isCoach(PortalUser user, Enrolment enrolment) {
    return enrolment.coach() != null && enrolment.coach().username().equals(user.getUsername());
  }
}
