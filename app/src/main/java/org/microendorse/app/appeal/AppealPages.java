package org.microendorse.app.appeal;

import static org.microendorse.domain.language.Messages.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.appeal.AppealRefused;
import org.microendorse.domain.appeal.AppealService;
import org.microendorse.domain.appeal.ReasonsRefused;
import org.microendorse.domain.evidence.Submission;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The appeal form on the feedback page. */
@Controller
class AppealPages {
  private static final String APPEAL = "/paths/{id}/feedback/{attempt:\\d+}/appeal";
  private static final String FORM = "redirect:/paths/{id}/feedback/{attempt}#appeal";

  private final AppealSubjects subjects;
  private final AppealService appeals;

  AppealPages(AppealSubjects subjects, AppealService appeals) {
    this.subjects = subjects;
    this.appeals = appeals;
  }

  @PostMapping(APPEAL)
  String appeal(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID id,
      @PathVariable int attempt,
      @RequestParam(required = false) @Nullable String reasons,
      RedirectAttributes flash) {
    Submission submission = subjects.own(me, id, attempt);
    try {
      appeals.appeal(submission.id(), reasons);
      flash.addFlashAttribute("good", message("appeal.received"));
    } catch (ReasonsRefused refused) {
      flash.addFlashAttribute("reasonsProblem", refused.getMessage());
      flash.addFlashAttribute("reasonsTyped", reasons);
      return FORM;
    } catch (AppealRefused refused) {
      flash.addFlashAttribute("attention", refused.getMessage());
    }
    return "redirect:/paths/{id}/feedback/{attempt}";
  }

  /** People whose session ended while they wrote come back here after sign-in. */
  @PostMapping(path = APPEAL, params = "continue")
  String continueWriting(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID id,
      @PathVariable int attempt,
      @RequestParam(required = false) @Nullable String reasons,
      RedirectAttributes flash) {
    subjects.own(me, id, attempt);
    flash.addFlashAttribute("reasonsProblem", message("appeal.notSent"));
    flash.addFlashAttribute("reasonsTyped", reasons);
    return FORM;
  }
}
