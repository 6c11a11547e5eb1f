package org.microendorse.app.operations;

import static org.microendorse.domain.language.Messages.message;

import java.util.Map;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.RefusedForm;
import org.microendorse.domain.common.Refusal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is stuck, and what operators did about it. */
@Controller
@RequestMapping("/operations")
@PreAuthorize("hasRole('OPERATOR')")
class OperationsPages {
  private final Incidents incidents;

  OperationsPages(Incidents incidents) {
    this.incidents = incidents;
  }

  @GetMapping
  String operations(Model model) {
    model.addAttribute("all", incidents.all());
    return "operations";
  }

  @PostMapping("/retry")
  String retry(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam long incident,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    try {
      int retried = incidents.retry(me.getUsername(), incident, all, reason);
      flash.addFlashAttribute("good", message("operations.retried", retried));
    } catch (Refusal refused) {
      RefusedForm.flash(flash, "retry-" + incident, "reason", refused, Map.of("reason", reason));
    }
    return "redirect:/operations";
  }
}
