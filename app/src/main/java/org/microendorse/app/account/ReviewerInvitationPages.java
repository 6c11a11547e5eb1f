package org.microendorse.app.account;

import org.microendorse.app.security.PortalUser;
import org.microendorse.app.security.SignedIn;
import org.microendorse.domain.account.InvalidLink;
import org.microendorse.domain.account.ReviewerInvitations;
import org.microendorse.domain.common.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind the link in an invitation to review. */
@Controller
@RequestMapping("/reviewer-invitations/{token}")
class ReviewerInvitationPages {
  private final ReviewerInvitations invitations;
  private final SignedIn signedIn;

  ReviewerInvitationPages(ReviewerInvitations invitations, SignedIn signedIn) {
    this.invitations = invitations;
    this.signedIn = signedIn;
  }

  @GetMapping
  String invitation(@PathVariable String token, Model model) {
    model.addAttribute("invitation", invitations.find(token).orElse(null));
    model.addAttribute("token", token);
    return "reviewer-invitation";
  }

  /** Asks visitors to sign in, and then returns them to the page. */
  @GetMapping("/enter")
  String enter(@PathVariable String token) {
    return "redirect:/reviewer-invitations/" + token;
  }

  @PostMapping("/accept")
  String accept(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable String token,
      RedirectAttributes flash) {
    try {
      invitations.accept(token, me.getUsername());
    } catch (InvalidLink used) {
      return "redirect:/reviewer-invitations/" + token;
    } catch (Refusal refused) {
      flash.addFlashAttribute("attention", refused.getMessage());
      return "redirect:/reviewer-invitations/" + token;
    }
    // The session still has the earlier roles.
    signedIn.endAll(me.getUsername(), null);
    return "redirect:/login";
  }
}
