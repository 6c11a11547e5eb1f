package org.microendorse.app.credential;

import static org.microendorse.domain.language.Messages.message;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.credential.Revocation;
import org.microendorse.domain.credential.RevocationService;
import org.microendorse.domain.people.Accounts;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages where a program manager requests to revoke a badge; a second person then gets a task. */
@Controller
@PreAuthorize("hasRole('PROGRAM_MANAGER')")
class RevocationPages {
  private final RevocationService revocations;
  private final BadgeService badges;
  private final Accounts accounts;

  RevocationPages(RevocationService revocations, BadgeService badges, Accounts accounts) {
    this.revocations = revocations;
    this.badges = badges;
    this.accounts = accounts;
  }

  /** The request in the HTTP API. */
  record Request(String reasons) {}

  /** The response in the HTTP API. */
  record Requested(UUID revocationId) {}

  /** A person's badges, to find the one to revoke. */
  @GetMapping("/badge-revocations")
  String find(@RequestParam(defaultValue = "") String email, Model model) {
    String typed = email.strip();
    model.addAttribute("email", typed);
    if (!typed.isEmpty()) {
      model.addAttribute(
          "badges",
          accounts
              .findByEmailIgnoreCase(typed)
              .map(earner -> badges.badgesOf(earner.username()))
              .orElseGet(List::of));
    }
    return "badge-revocations";
  }

  @GetMapping("/badges/{id}/revocation")
  String show(@PathVariable UUID id, Model model) {
    model.addAttribute("badge", badges.find(id).orElseThrow(() -> new NotFound("badge", id)));
    model.addAttribute("revocations", revocations.ofBadge(id));
    model.addAttribute("open", revocations.open(id).isPresent());
    return "badge-revocation";
  }

  @PostMapping("/badges/{id}/revocation")
  Object request(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reasons,
      Model model,
      RedirectAttributes flash) {
    try {
      revocations.request(me.getUsername(), id, reasons);
      flash.addFlashAttribute("good", message("revocation.requested.done"));
      return "redirect:/badges/" + id + "/revocation";
    } catch (Refusal refusal) {
      model.addAttribute("problem", refusal.getMessage());
      model.addAttribute("reasons", reasons);
      return new ModelAndView(show(id, model), model.asMap(), HttpStatus.CONFLICT);
    }
  }

  @PostMapping("/badges/{id}/revocation/withdraw")
  String withdraw(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, RedirectAttributes flash) {
    UUID open = revocations.open(id).orElseThrow(() -> new NotFound("revocation of", id)).id();
    try {
      revocations.withdraw(me.getUsername(), open);
      flash.addFlashAttribute("good", message("revocation.withdraw.done"));
    } catch (Refusal refusal) {
      flash.addFlashAttribute("problem", refusal.getMessage());
    }
    return "redirect:/badges/" + id + "/revocation";
  }

  @Operation(summary = "Revoke a badge")
  @PostMapping("/api/badges/{id}/revocation")
  @ResponseBody
  Requested request(
      @AuthenticationPrincipal PortalUser me, @PathVariable UUID id, @RequestBody Request asked) {
    Revocation revocation = revocations.request(me.getUsername(), id, asked.reasons());
    return new Requested(revocation.id());
  }
}
