package org.microendorse.app.enrollment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.microendorse.app.evidence.Portfolio;
import org.microendorse.app.integrity.ConcernViews;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.task.TaskInbox;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.review.ReviewDeadlines;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An educator's paths: where they are, and their portfolio. */
@Controller
@RequestMapping("/paths")
class PathPages {
  private final EnrollmentService enrollments;
  private final EndorsementPathService endorsements;
  private final EndorsementSteps steps;
  private final EnrollmentAccess access;
  private final EnrollmentCards cards;
  private final PathProgress progress;
  private final Portfolio portfolio;
  private final SubmissionService submissions;
  private final BadgeService badges;
  private final TaskInbox inbox;
  private final ReviewDeadlines deadlines;
  private final ConcernViews concerns;
  private final Clock clock;

  PathPages(
      EnrollmentService enrollments,
      EndorsementPathService endorsements,
      EndorsementSteps steps,
      EnrollmentAccess access,
      EnrollmentCards cards,
      PathProgress progress,
      Portfolio portfolio,
      SubmissionService submissions,
      BadgeService badges,
      TaskInbox inbox,
      ReviewDeadlines deadlines,
      ConcernViews concerns,
      Clock clock) {
    this.enrollments = enrollments;
    this.endorsements = endorsements;
    this.steps = steps;
    this.access = access;
    this.cards = cards;
    this.progress = progress;
    this.portfolio = portfolio;
    this.submissions = submissions;
    this.badges = badges;
    this.inbox = inbox;
    this.deadlines = deadlines;
    this.concerns = concerns;
    this.clock = clock;
  }

  @GetMapping
  String paths(@AuthenticationPrincipal PortalUser me, Model model) {
    model.addAttribute("paths", cards.all(me));
    model.addAttribute(
        "ways", endorsements.ofEducator(me.getUsername()).stream().map(steps::of).toList());
    return "paths";
  }

  @GetMapping("/{id}")
  String path(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id, Model model) {
    Enrollment enrollment = addPath(me, id, model);
    List<Submission> attempts = submissions.submissionsOf(id).reversed();
    model.addAttribute("attempts", attempts);
    model.addAttribute("answered", attempts.stream().anyMatch(it -> it.outcome() != null));
    model.addAttribute(
        "clock",
        attempts.stream().findFirst().flatMap(it -> deadlines.clockOf(it.id())).orElse(null));
    model.addAttribute("now", clock.instant());
    model.addAttribute("next", inbox.next(me, enrollment).orElse(null));
    return "path";
  }

  @PostMapping("/{id}/leave")
  String leave(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, RedirectAttributes flash) {
    access.own(me, id);
    try {
      enrollments.withdraw(id);
      flash.addFlashAttribute("good", "You have left this path. You can begin again at any time.");
    } catch (Refusal refused) {
      flash.addFlashAttribute("attention", refused.getMessage());
    }
    return "redirect:/paths/" + id;
  }

  @GetMapping("/{id}/portfolio")
  String portfolio(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id, Model model) {
    Enrollment enrollment = addPath(me, id, model);
    model.addAttribute("portfolio", portfolio.of(enrollment));
    model.addAttribute("next", inbox.next(me, enrollment).orElse(null));
    return "portfolio";
  }

  private Enrollment addPath(PortalUser me, UUID id, Model model) {
    Enrollment enrollment = access.readable(me, id);
    model.addAttribute("enrollment", enrollment);
    model.addAttribute("mine", enrollment.educator().username().equals(me.getUsername()));
    model.addAttribute("microCredential", enrollments.microCredentialOf(enrollment));
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
