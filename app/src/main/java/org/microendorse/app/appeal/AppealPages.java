package org.microendorse.app.appeal;

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
  private final AppealSubjects subjects;
  private final AppealService appeals;

  AppealPages(AppealSubjects subjects, AppealService appeals) {
    this.subjects = subjects;
    this.appeals = appeals;
  }

  @PostMapping("/paths/{id}/feedback/{attempt:\\d+}/appeal")
  String appeal(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID id,
      @PathVariable int attempt,
      @RequestParam(required = false) @Nullable String reasons,
      RedirectAttributes flash) {
    Submission submission = subjects.own(me, id, attempt);
    try {
      appeals.appeal(submission.id(), reasons);
      flash.addFlashAttribute("good", "We received your appeal. You can follow it on this page.");
    } catch (ReasonsRefused refused) {
      flash.addFlashAttribute("reasonsProblem", refused.getMessage());
      flash.addFlashAttribute("reasonsTyped", reasons);
      return "redirect:/paths/{id}/feedback/{attempt}#appeal";
    } catch (AppealRefused refused) {
      flash.addFlashAttribute("attention", refused.getMessage());
    }
    return "redirect:/paths/{id}/feedback/{attempt}";
  }
}
