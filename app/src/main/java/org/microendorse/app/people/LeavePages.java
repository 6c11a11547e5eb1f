package org.microendorse.app.people;

import java.time.LocalDate;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.people.Leaves;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** People say themselves when they are away. */
@Controller
class LeavePages {
  private final Leaves leaves;

  LeavePages(Leaves leaves) {
    this.leaves = leaves;
  }

  @PostMapping("/leave")
  String begin(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate until,
      RedirectAttributes flash) {
    try {
      leaves.begin(me.getUsername(), from, until);
      flash.addFlashAttribute(
          "good", "Enjoy your time away. New reviews go to your colleagues meanwhile.");
    } catch (Refusal refused) {
      flash.addFlashAttribute("attention", refused.getMessage());
    }
    return "redirect:/";
  }

  @PostMapping("/leave/end")
  String end(@AuthenticationPrincipal PortalUser me, RedirectAttributes flash) {
    leaves.end(me.getUsername());
    flash.addFlashAttribute("good", "Welcome back. You are asked to review again.");
    return "redirect:/";
  }
}
