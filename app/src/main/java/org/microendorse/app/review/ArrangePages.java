package org.microendorse.app.review;

import static org.microendorse.domain.language.Messages.message;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.RefusedForm;
import org.microendorse.domain.account.ReviewerInvitations;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.common.EmailAddress;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.TypedDays;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.letter.PathLetters;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.EligibleReviewers;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.domain.review.TieOverrides;
import org.microendorse.domain.review.TieReasons;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the program manager can do when nobody may review a submission: allow a tie, invite a
 * reviewer by email, tell the educator. Certificates are issued under Reviewers.
 */
@Controller
@RequestMapping("/arrange/{submissionId}")
@PreAuthorize("hasRole('PROGRAM_MANAGER')")
class ArrangePages {
  private static final int LONGEST_MESSAGE = 1_000;

  private final EligibleReviewers reviewers;
  private final ReviewRules rules;
  private final TieOverrides overrides;
  private final ReviewerInvitations invitations;
  private final SubmissionService submissions;
  private final EnrollmentService enrollments;
  private final SemesterService semesters;
  private final PathLetters letters;
  private final TypedDays days;

  ArrangePages(
      EligibleReviewers reviewers,
      ReviewRules rules,
      TieOverrides overrides,
      ReviewerInvitations invitations,
      SubmissionService submissions,
      EnrollmentService enrollments,
      SemesterService semesters,
      PathLetters letters,
      TypedDays days) {
    this.reviewers = reviewers;
    this.rules = rules;
    this.overrides = overrides;
    this.invitations = invitations;
    this.submissions = submissions;
    this.enrollments = enrollments;
    this.semesters = semesters;
    this.letters = letters;
    this.days = days;
  }

  /**
   * A certified person.
   *
   * @param reasons why they may not review, in sentences; empty if they may
   * @param allowed whether the tie was allowed
   * @param mayBeAllowed whether the rules let the program manager allow it
   */
  record Person(
      String username,
      String name,
      String duties,
      String reasons,
      boolean allowed,
      boolean mayBeAllowed) {}

  /** Only while a submission waits for something. */
  @ModelAttribute("submission")
  Submission submission(@PathVariable UUID submissionId) {
    return submissions.submission(submissionId);
  }

  @GetMapping
  String page(@ModelAttribute("submission") Submission submission, Model model) {
    Set<String> allowed = overrides.reviewers(submission.id());
    model.addAttribute(
        "people",
        reviewers.findReviewers(submission.id()).stream()
            .map(it -> person(it, allowed.contains(it.reviewerId())))
            .toList());
    model.addAttribute(
        "microCredential",
        enrollments.microCredentialOf(enrollment(submission)).in(Language.current()));
    return "arrange";
  }

  private Person person(Reviewer reviewer, boolean allowed) {
    List<String> reasons = rules.reasonsAgainst(reviewer);
    return new Person(
        reviewer.reviewerId(),
        reviewer.name(),
        reviewer.duties().stream()
            .map(it -> message("arrange.duty." + it.replace(' ', '-')))
            .collect(Collectors.joining(", ")),
        TieReasons.inWords(reasons),
        allowed,
        !reasons.isEmpty() && !allowed && rules.mayBeAllowed(reviewer));
  }

  @PostMapping("/{username}/allow")
  String allow(
      @AuthenticationPrincipal PortalUser me,
      @ModelAttribute("submission") Submission submission,
      @PathVariable String username,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    Reviewer reviewer =
        reviewers
            .findReviewer(submission.id(), username)
            .orElseThrow(() -> new NotFound("reviewer", username));
    if (!rules.mayBeAllowed(reviewer)) {
      flash.addFlashAttribute("attention", message("arrange.allow.refused"));
      return back(submission);
    }
    return attempt(
        submission,
        "allow-" + username,
        Map.of("reason", reason),
        flash,
        message("arrange.allow.done"),
        () ->
            overrides.allow(
                submission.id(),
                username,
                String.join(". ", rules.reasonsAgainst(reviewer)),
                reason,
                me.getUsername()));
  }

  @PostMapping("/invite")
  String invite(
      @AuthenticationPrincipal PortalUser me,
      @ModelAttribute("submission") Submission submission,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String role,
      RedirectAttributes flash) {
    return attempt(
        submission,
        "invite",
        Map.of("name", name, "email", email, "role", role),
        flash,
        message("arrange.invite.done"),
        () -> {
          if (name.isBlank()) {
            throw new FieldRefusal("name", "arrange.invite.noName");
          }
          EmailAddress.problem(email)
              .ifPresent(
                  problem -> {
                    throw new FieldRefusal("email", Refusal.AS_SAID, problem);
                  });
          invitations.invite(
              name,
              email,
              role.equals("approver")
                  ? Role.APPROVER
                  : role.equals("lead") ? Role.LEAD_ASSESSOR : Role.ASSESSOR,
              enrollment(submission).microCredentialId(),
              me.getUsername());
        });
  }

  @PostMapping("/tell")
  String tell(
      @ModelAttribute("submission") Submission submission,
      @RequestParam(name = "message", defaultValue = "") String text,
      @RequestParam(name = "day", defaultValue = "") String typedDay,
      RedirectAttributes flash) {
    return attempt(
        submission,
        "tell",
        Map.of("message", text, "day", typedDay),
        flash,
        message("arrange.tell.done"),
        () -> {
          if (text.isBlank() || text.length() > LONGEST_MESSAGE) {
            throw new FieldRefusal("message", "arrange.tell.noMessage", LONGEST_MESSAGE);
          }
          LocalDate day = days.read("day", typedDay);
          if (day == null || day.isBefore(semesters.today())) {
            throw new FieldRefusal("day", "arrange.tell.noDay");
          }
          letters.write(
              "review-delayed",
              submission.enrollmentId(),
              Map.of("message", text.strip(), "day", day),
              new OperationId("review.delayed/" + UUID.randomUUID()));
        });
  }

  private Enrollment enrollment(Submission submission) {
    return enrollments.get(submission.enrollmentId());
  }

  private static String attempt(
      Submission submission,
      String form,
      Map<String, String> typed,
      RedirectAttributes flash,
      String done,
      Runnable action) {
    try {
      action.run();
      flash.addFlashAttribute("good", done);
    } catch (Refusal refused) {
      String first = form.equals("invite") ? "email" : "reason";
      RefusedForm.flash(flash, form, first, refused, typed);
    }
    return back(submission);
  }

  private static String back(Submission submission) {
    return "redirect:/arrange/" + submission.id();
  }
}
