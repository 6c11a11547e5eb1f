package org.microendorse.app.account;

import static org.microendorse.domain.language.Messages.message;

import java.util.stream.Collectors;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.account.InvalidLink;
import org.microendorse.domain.account.StaffInvitations;
import org.microendorse.domain.common.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind the link in an invitation to take a role. */
@Controller
@RequestMapping("/staff-invitations/{token}")
class StaffInvitationPages {
  private final StaffInvitations invitations;

  StaffInvitationPages(StaffInvitations invitations) {
    this.invitations = invitations;
  }

  @GetMapping
  String invitation(@PathVariable String token, Model model) {
    invitations
        .find(token)
        .ifPresent(
            it ->
                model.addAttribute(
                    "roles",
                    it.roles().stream().map(PortalUser::words).collect(Collectors.joining(", "))));
    model.addAttribute("token", token);
    return "staff-invitation";
  }

  /** Asks visitors to sign in, and then returns them to the page. */
  @GetMapping("/enter")
  String enter(@PathVariable String token) {
    return "redirect:/staff-invitations/" + token;
  }

  @PostMapping("/accept")
  String accept(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable String token,
      RedirectAttributes flash) {
    try {
      invitations.accept(token, me.getUsername());
    } catch (InvalidLink used) {
      return "redirect:/staff-invitations/" + token;
    } catch (Refusal refused) {
      flash.addFlashAttribute("attention", refused.getMessage());
      return "redirect:/staff-invitations/" + token;
    }
    flash.addFlashAttribute("good", message("invitation.staffAccepted"));
    return "redirect:/";
  }
}
