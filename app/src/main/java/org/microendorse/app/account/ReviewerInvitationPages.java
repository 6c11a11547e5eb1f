package org.microendorse.app.account;

import java.nio.charset.StandardCharsets;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.account.ReviewerInvitations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** The page behind the link in an invitation to review. */
@Controller
@RequestMapping("/reviewer-invitations/{token}")
class ReviewerInvitationPages {
  private final ReviewerInvitations invitations;

  ReviewerInvitationPages(ReviewerInvitations invitations) {
    this.invitations = invitations;
  }

  @GetMapping
  String invitation(@PathVariable String token, Model model) {
    invitations
        .find(token)
        .ifPresent(it -> model.addAttribute("microCredential", it.microCredential()));
    model.addAttribute("reviews", true);
    model.addAttribute("address", address(token));
    return RoleInvitation.PAGE;
  }

  /** Asks visitors to sign in, and then returns them to the page. */
  @GetMapping("/enter")
  String enter(@PathVariable String token) {
    return "redirect:" + address(token);
  }

  @PostMapping("/accept")
  String accept(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable String token,
      RedirectAttributes flash) {
    return RoleInvitation.accept(
        () -> invitations.accept(token, me.getUsername()), address(token), flash);
  }

  private static String address(String token) {
    return "/reviewer-invitations/" + UriUtils.encodePathSegment(token, StandardCharsets.UTF_8);
  }
}
