package org.microendorse.app.account;

import static org.microendorse.domain.language.Messages.message;

import org.microendorse.domain.account.InvalidLink;
import org.microendorse.domain.common.Refusal;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Accepting an invitation to a role: the same for reviewers and for staff. */
final class RoleInvitation {
  static final String PAGE = "role-invitation";

  private RoleInvitation() {}

  /** Accepts, and returns the redirect: to the person's tasks, or back to what is in the way. */
  static String accept(Runnable accepting, String address, RedirectAttributes flash) {
    try {
      accepting.run();
    } catch (InvalidLink used) {
      return "redirect:" + address;
    } catch (Refusal refused) {
      flash.addFlashAttribute("attention", refused.getMessage());
      return "redirect:" + address;
    }
    flash.addFlashAttribute("good", message("invitation.roleAccepted"));
    return "redirect:/";
  }
}
