package org.microendorse.app.people;

import static org.microendorse.domain.language.Messages.message;

import java.util.Map;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.RefusedForm;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.TypedDays;
import org.microendorse.domain.people.Leaves;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages where people enter when they are away. */
@Controller
class LeavePages {
  private final Leaves leaves;
  private final TypedDays days;

  LeavePages(Leaves leaves, TypedDays days) {
    this.leaves = leaves;
    this.days = days;
  }

  @PostMapping("/leave")
  String begin(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String until,
      RedirectAttributes flash) {
    try {
      leaves.begin(me.getUsername(), days.read("from", from), days.read("until", until));
      flash.addFlashAttribute("good", message("reviewers.leave.begun"));
    } catch (Refusal refused) {
      Map<String, String> typed = Map.of("from", from, "until", until);
      RefusedForm.flash(flash, "away", "until", refused, typed);
    }
    return "redirect:/";
  }

  @PostMapping("/leave/end")
  String end(@AuthenticationPrincipal PortalUser me, RedirectAttributes flash) {
    leaves.end(me.getUsername());
    flash.addFlashAttribute("good", message("reviewers.leave.ended"));
    return "redirect:/";
  }
}
