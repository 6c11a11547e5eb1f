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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One instance, and what operators do to it. */
@Controller
@RequestMapping("/operations/instances/{key}")
@PreAuthorize("hasRole('OPERATOR')")
class InstancePages {
  private final InstanceDetails details;
  private final Repairs repairs;

  InstancePages(InstanceDetails details, Repairs repairs) {
    this.details = details;
    this.repairs = repairs;
  }

  @GetMapping
  String one(@PathVariable long key, Model model) {
    model.addAttribute("it", details.of(key));
    return "operations-instance";
  }

  /** Shows what is private once, on the next page only. */
  @PostMapping("/show")
  String show(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable long key,
      @RequestParam String what,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    try {
      repairs.show(me.getUsername(), key, what, reason);
      flash.addFlashAttribute("shown", what);
      return page(key) + "#" + what;
    } catch (Refusal refused) {
      RefusedForm.flash(flash, what, "reason", refused, Map.of("reason", reason));
      return page(key);
    }
  }

  @PostMapping("/variables")
  String change(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable long key,
      @RequestParam long variable,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    try {
      String name = repairs.change(me.getUsername(), key, variable, value, reason);
      flash.addFlashAttribute("good", message("operations.changed", name));
    } catch (Refusal refused) {
      RefusedForm.flash(
          flash, "change-" + variable, "value", refused, Map.of("value", value, "reason", reason));
    }
    return page(key);
  }

  @PostMapping("/cancel")
  String cancel(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable long key,
      @RequestParam(defaultValue = "false") boolean confirmed,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    try {
      repairs.cancel(me.getUsername(), key, confirmed, reason);
      flash.addFlashAttribute("good", message("operations.canceled"));
    } catch (Refusal refused) {
      RefusedForm.flash(flash, "cancel", "reason", refused, Map.of("reason", reason));
    }
    return page(key);
  }

  private static String page(long key) {
    return "redirect:/operations/instances/" + key;
  }
}
