package org.microendorse.app.enrollment;

import java.util.Optional;
import java.util.UUID;
import org.microendorse.app.integrity.ConcernViews;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.language.Language;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The header of all pages of a path. */
@Component
class PathHeader {
  private final EnrollmentService enrollments;
  private final EndorsementPathService endorsements;
  private final EndorsementSteps steps;
  private final EnrollmentAccess access;
  private final PathProgress progress;
  private final SubmissionService submissions;
  private final BadgeService badges;
  private final ConcernViews concerns;

  PathHeader(
      EnrollmentService enrollments,
      EndorsementPathService endorsements,
      EndorsementSteps steps,
      EnrollmentAccess access,
      PathProgress progress,
      SubmissionService submissions,
      BadgeService badges,
      ConcernViews concerns) {
    this.enrollments = enrollments;
    this.endorsements = endorsements;
    this.steps = steps;
    this.access = access;
    this.progress = progress;
    this.submissions = submissions;
    this.badges = badges;
    this.concerns = concerns;
  }

  /** Adds it to the model, and returns the enrollment if this person may read it. */
  Enrollment add(PortalUser me, UUID id, Model model) {
    Enrollment enrollment = access.readable(me, id);
    model.addAttribute("enrollment", enrollment);
    model.addAttribute("mine", enrollment.educator().username().equals(me.getUsername()));
    model.addAttribute(
        "microCredential", enrollments.microCredentialOf(enrollment).in(Language.current()));
    model.addAttribute("progress", progress.of(enrollment));
    model.addAttribute("badge", badges.ofEnrollment(id).orElse(null));
    model.addAttribute("concern", concerns.of(enrollment).orElse(null));
    model.addAttribute(
        "way",
        Optional.ofNullable(enrollment.endorsementPathId())
            .map(endorsements::get)
            .map(steps::of)
            .orElse(null));
    model.addAttribute("cameBack", submissions.cameBack(enrollment).orElse(null));
    return enrollment;
  }
}
