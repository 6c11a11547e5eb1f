package org.microendorse.app.enrollment;

import static org.microendorse.domain.language.Messages.message;

import java.util.UUID;
import java.util.function.Consumer;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.EndorsementPath;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.microendorse.workers.enrollment.EnrollmentRules;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An educator's path to a micro-endorsement. Everyone else gets "not found". */
@Controller
@RequestMapping("/endorsements/{id}")
class EndorsementPages {
  private final EndorsementPathService paths;
  private final EndorsementSteps steps;
  private final EnrollmentRules rules;

  EndorsementPages(EndorsementPathService paths, EndorsementSteps steps, EnrollmentRules rules) {
    this.rules = rules;
    this.paths = paths;
    this.steps = steps;
  }

  @GetMapping
  String endorsement(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id, Model model) {
    model.addAttribute("way", steps.of(own(me, id)));
    model.addAttribute("perSemester", rules.perSemester().orElse(null));
    return "endorsement-path";
  }

  @PostMapping("/pause")
  String pause(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, RedirectAttributes flash) {
    return change(me, id, paths::pause, message("endorsementPath.pause.done"), flash);
  }

  @PostMapping("/resume")
  String resume(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, RedirectAttributes flash) {
    return change(me, id, paths::resume, message("endorsementPath.resume.done"), flash);
  }

  @PostMapping("/leave")
  String leave(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, RedirectAttributes flash) {
    String done = message("endorsementPath.withdraw.done");
    return change(me, id, paths::withdraw, done, flash);
  }

  private String change(
      PortalUser me, UUID id, Consumer<UUID> change, String done, RedirectAttributes flash) {
    own(me, id);
    try {
      change.accept(id);
      flash.addFlashAttribute("good", done);
    } catch (Refusal refused) {
      flash.addFlashAttribute("attention", refused.getMessage());
    }
    return "redirect:/endorsements/" + id;
  }

  private EndorsementPath own(PortalUser me, UUID id) {
    EndorsementPath path = paths.get(id);
    if (!path.educator().username().equals(me.getUsername())) {
      throw new NotFound("path", id);
    }
    return path;
  }
}
