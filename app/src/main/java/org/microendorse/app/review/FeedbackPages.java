package org.microendorse.app.review;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.appeal.AppealViews;
import org.microendorse.app.enrollment.EnrollmentAccess;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.task.Task;
import org.microendorse.app.task.TaskInbox;
import org.microendorse.app.task.TaskWords;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.language.Language;
import org.microendorse.processes.TaskHeaders.Shown;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Feedback pages, for the educator and their coach only. */
@Controller
@RequestMapping("/paths/{id}/feedback")
class FeedbackPages {
  private final EnrollmentAccess access;
  private final EnrollmentService enrollments;
  private final SubmissionService submissions;
  private final BadgeService badges;
  private final TaskInbox inbox;
  private final FeedbackViews views;
  private final FeedbackPdf pdf;
  private final AppealViews appeals;

  FeedbackPages(
      EnrollmentAccess access,
      EnrollmentService enrollments,
      SubmissionService submissions,
      BadgeService badges,
      TaskInbox inbox,
      FeedbackViews views,
      FeedbackPdf pdf,
      AppealViews appeals) {
    this.access = access;
    this.enrollments = enrollments;
    this.submissions = submissions;
    this.badges = badges;
    this.inbox = inbox;
    this.views = views;
    this.pdf = pdf;
    this.appeals = appeals;
  }

  /** The newest feedback. */
  @GetMapping
  String newest(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id, Model model) {
    Enrollment enrollment = access.readable(me, id);
    Submission answered =
        submissions.submissionsOf(id).reversed().stream()
            .filter(submission -> submission.outcome() != null)
            .findFirst()
            .orElse(null);
    return show(me, enrollment, answered, model);
  }

  @GetMapping("/{attempt:\\d+}")
  String attempt(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID id,
      @PathVariable int attempt,
      Model model) {
    Enrollment enrollment = access.readable(me, id);
    return show(me, enrollment, answered(enrollment, attempt), model);
  }

  @GetMapping("/{attempt:\\d+}.pdf")
  ResponseEntity<byte[]> pdf(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, @PathVariable int attempt) {
    Enrollment enrollment = access.readable(me, id);
    Submission submission = answered(enrollment, attempt);
    FeedbackView feedback = views.of(enrollment, submission).orElseThrow();
    String name = "feedback-%s-%d.pdf".formatted(enrollment.microCredentialId(), attempt);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(pdf.draw(feedback, submission.decision()));
  }

  /**
   * @param shown the attempt whose feedback is shown
   */
  private String show(
      PortalUser me, Enrollment enrollment, @Nullable Submission shown, Model model) {
    List<Submission> attempts = submissions.submissionsOf(enrollment.id()).reversed();
    boolean mine = enrollment.educator().username().equals(me.getUsername());
    model.addAttribute("enrollment", enrollment);
    model.addAttribute(
        "microCredential", enrollments.microCredentialOf(enrollment).in(Language.current()));
    model.addAttribute("attempts", attempts);
    model.addAttribute("mine", mine);
    model.addAttribute("badge", badges.ofEnrollment(enrollment.id()).orElse(null));
    if (shown != null) {
      model.addAttribute("feedback", views.of(enrollment, shown).orElseThrow());
      model.addAttribute("appeal", appeals.of(shown).orElse(null));
      boolean newest = attempts.getFirst().id().equals(shown.id());
      List<Task> tasks = mine ? inbox.on(me, enrollment) : List.of();
      model.addAttribute("newest", newest);
      model.addAttribute("next", tasks.stream().findFirst().orElse(null));
      tasks.stream()
          .filter(task -> newest && task.shows(Shown.FEEDBACK))
          .findFirst()
          .ifPresent(
              task -> {
                model.addAttribute("task", task);
                model.addAttribute("words", TaskWords.of(task));
              });
    }
    return "feedback";
  }

  private Submission answered(Enrollment enrollment, int attempt) {
    return submissions.submissionsOf(enrollment.id()).stream()
        .filter(submission -> submission.attempt() == attempt && submission.outcome() != null)
        .findFirst()
        .orElseThrow(() -> new NotFound("feedback on attempt", attempt));
  }
}
