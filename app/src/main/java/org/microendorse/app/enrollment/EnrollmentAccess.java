package org.microendorse.app.enrollment;

import java.util.UUID;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.springframework.stereotype.Component;

/** Who may see a path: its educator and their coach. Everyone else gets "not found". */
@Component
public class EnrollmentAccess {
  private final EnrollmentService enrollments;

  EnrollmentAccess(EnrollmentService enrollments) {
    this.enrollments = enrollments;
  }

  /**
   * An enrollment of this educator, to change.
   *
   * @throws NotFound for every other one
   */
  public Enrollment own(PortalUser user, UUID id) {
    return enrollments
        .find(id)
        .filter(enrollment -> isEducator(user, enrollment))
        .orElseThrow(() -> new NotFound("enrollment", id));
  }

  /**
   * An enrollment this person may look at.
   *
   * @throws NotFound for every other one
   */
  public Enrollment readable(PortalUser user, UUID id) {
    return enrollments
        .find(id)
        .filter(enrollment -> isEducator(user, enrollment) || isCoach(user, enrollment))
        .orElseThrow(() -> new NotFound("enrollment", id));
  }

  private static boolean isEducator(PortalUser user, Enrollment enrollment) {
    return enrollment.educator().username().equals(user.getUsername());
  }

  private static boolean isCoach(PortalUser user, Enrollment enrollment) {
    return enrollment.coach() != null && enrollment.coach().username().equals(user.getUsername());
  }
}
