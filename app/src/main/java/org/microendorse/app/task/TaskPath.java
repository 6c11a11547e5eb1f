package org.microendorse.app.task;

import org.microendorse.app.enrollment.EnrollmentAccess;
import org.microendorse.app.enrollment.PathProgress;
import org.microendorse.app.evidence.Portfolio;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.language.Language;
import org.microendorse.processes.TaskHeaders.Shown;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The path that an educator's task is about. */
@Component
class TaskPath {
  private final EnrollmentService enrollments;
  private final EnrollmentAccess access;
  private final PathProgress progress;
  private final Portfolio portfolio;
  private final BadgeService badges;
  private final SubmissionService submissions;

  TaskPath(
      EnrollmentService enrollments,
      EnrollmentAccess access,
      PathProgress progress,
      Portfolio portfolio,
      BadgeService badges,
      SubmissionService submissions) {
    this.enrollments = enrollments;
    this.access = access;
    this.progress = progress;
    this.portfolio = portfolio;
    this.badges = badges;
    this.submissions = submissions;
  }

  /** Whether the form of a task is a part of the page with the newest feedback. */
  boolean isOnFeedbackPage(PortalUser me, Task task, TaskSubjects.OnPath subject) {
    return task.isOpen()
        && task.isOf(me)
        && task.shows(Shown.FEEDBACK)
        && submissions.submissionsOf(subject.enrollmentId()).reversed().stream()
            .findFirst()
            .filter(newest -> newest.outcome() != null)
            .isPresent();
  }

  /** Adds it to the model. */
  void add(PortalUser me, TaskSubjects.OnPath subject, Model model) {
    Enrollment enrollment = access.readable(me, subject.enrollmentId());
    model.addAttribute("enrollment", enrollment);
    model.addAttribute(
        "microCredential", enrollments.microCredentialOf(enrollment).in(Language.current()));
    model.addAttribute("progress", progress.of(enrollment));
    model.addAttribute("portfolio", portfolio.of(enrollment));
    model.addAttribute(
        "revoked",
        badges.ofEnrollment(enrollment.id()).filter(it -> it.revokedAt() != null).orElse(null));
  }
}
