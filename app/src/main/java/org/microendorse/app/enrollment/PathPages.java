package org.microendorse.app.enrollment;

import static org.microendorse.domain.language.Messages.message;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.microendorse.app.evidence.Portfolio;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.task.TaskInbox;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.review.ReviewDeadlines;
import org.microendorse.domain.task.StepAnswers;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of an educator's paths: progress and portfolio. */
@Controller
@RequestMapping("/paths")
class PathPages {
  private final PathHeader header;
  private final EnrollmentService enrollments;
  private final EnrollmentAccess access;
  private final Portfolio portfolio;
  private final SubmissionService submissions;
  private final TaskInbox inbox;
  private final ReviewDeadlines deadlines;
  private final StepAnswers answers;
  private final Clock clock;

  PathPages(
      PathHeader header,
      EnrollmentService enrollments,
      EnrollmentAccess access,
      Portfolio portfolio,
      SubmissionService submissions,
      TaskInbox inbox,
      ReviewDeadlines deadlines,
      StepAnswers answers,
      Clock clock) {
    this.header = header;
    this.enrollments = enrollments;
    this.access = access;
    this.portfolio = portfolio;
    this.submissions = submissions;
    this.inbox = inbox;
    this.deadlines = deadlines;
    this.answers = answers;
    this.clock = clock;
  }

  @GetMapping("/{id}")
  String path(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id, Model model) {
    Enrollment enrollment = header.add(me, id, model);
    List<Submission> attempts = submissions.submissionsOf(id).reversed();
    model.addAttribute("attempts", attempts);
    model.addAttribute("answered", attempts.stream().anyMatch(it -> it.outcome() != null));
    model.addAttribute(
        "clock",
        attempts.stream().findFirst().flatMap(it -> deadlines.clockOf(it.id())).orElse(null));
    model.addAttribute("now", clock.instant());
    model.addAttribute("next", inbox.next(me, enrollment).orElse(null));
    if (enrollment.educator().username().equals(me.getUsername())) {
      model.addAttribute("answers", answers.ofEducator(id));
    }
    return "path";
  }

  @PostMapping("/{id}/leave")
  String leave(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, RedirectAttributes flash) {
    access.own(me, id);
    try {
      enrollments.withdraw(id);
      flash.addFlashAttribute("good", message("path.withdraw.done"));
    } catch (Refusal refused) {
      flash.addFlashAttribute("attention", refused.getMessage());
    }
    return "redirect:/paths/" + id;
  }

  @GetMapping("/{id}/portfolio")
  String portfolio(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id, Model model) {
    Enrollment enrollment = header.add(me, id, model);
    model.addAttribute("portfolio", portfolio.of(enrollment));
    model.addAttribute("next", inbox.next(me, enrollment).orElse(null));
    return "portfolio";
  }
}
