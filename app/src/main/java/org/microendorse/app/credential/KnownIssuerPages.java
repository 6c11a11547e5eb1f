package org.microendorse.app.credential;

import static org.microendorse.domain.language.Messages.message;

import java.util.UUID;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.credential.KnownIssuers;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The issuers whose identity the program vouches for; the program manager maintains them. */
@Controller
@RequestMapping("/known-issuers")
@PreAuthorize("hasRole('PROGRAM_MANAGER')")
class KnownIssuerPages {
  private final KnownIssuers issuers;

  KnownIssuerPages(KnownIssuers issuers) {
    this.issuers = issuers;
  }

  @GetMapping
  String all(Model model) {
    model.addAttribute("issuers", issuers.all());
    return "known-issuers";
  }

  @PostMapping
  Object add(
      @AuthenticationPrincipal PortalUser me,
      @RequestParam(defaultValue = "") String issuerId,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      RedirectAttributes flash) {
    try {
      issuers.add(issuerId, name, reason, me.getUsername());
    } catch (FieldRefusal refusal) {
      model.addAttribute("problem", refusal.getMessage());
      model.addAttribute("wrongField", refusal.field());
      model.addAttribute("issuerId", issuerId);
      model.addAttribute("name", name);
      model.addAttribute("reason", reason);
      return new ModelAndView(all(model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    flash.addFlashAttribute("good", message("issuers.add.done"));
    return "redirect:/known-issuers";
  }

  @PostMapping("/{id}/remove")
  String remove(@PathVariable UUID id, RedirectAttributes flash) {
    issuers.remove(id);
    flash.addFlashAttribute("good", message("issuers.remove.done"));
    return "redirect:/known-issuers";
  }
}
