package org.microendorse.app.cohort;

import static org.microendorse.domain.language.Messages.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.cohort.Focus;
import org.microendorse.domain.cohort.Team;
import org.microendorse.domain.cohort.TeamInvitations;
import org.microendorse.domain.cohort.TeamMember;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind the link in an invitation. Visitors can read what it is about. */
@Controller
@RequestMapping("/invitations/{token}")
class InvitationPages {
  private final TeamInvitations invitations;
  private final TeamRegistration registration;
  private final CohortViews views;

  InvitationPages(TeamInvitations invitations, TeamRegistration registration, CohortViews views) {
    this.invitations = invitations;
    this.registration = registration;
    this.views = views;
  }

  @GetMapping
  String invitation(
      @AuthenticationPrincipal @Nullable PortalUser me, @PathVariable String token, Model model) {
    TeamMember invited = invitations.invited(token).orElse(null);
    if (invited == null) {
      return "invitation-unknown";
    }
    model.addAttribute("team", invited.team());
    model.addAttribute("cohort", views.of(invited.team().cohort()));
    model.addAttribute("expiresAt", invited.expiresAt());
    model.addAttribute("token", token);
    model.addAttribute(
        "whyNot", me == null ? null : invitations.whyNot(invited, me.getUsername()).orElse(null));
    model.addAttribute("grades", Focus.GRADES);
    model.addAttribute("subjects", Focus.SUBJECTS);
    return "invitation";
  }

  /** Asks visitors to sign in, and then returns them to the page. */
  @GetMapping("/enter")
  String enter(@PathVariable String token) {
    return back(token);
  }

  @PostMapping("/accept")
  String accept(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String grades,
      @RequestParam(defaultValue = "") String subject,
      RedirectAttributes flash) {
    try {
      Team team = registration.accept(me, invited(token), token, grades, subject);
      flash.addFlashAttribute("good", message("team.joined"));
      return "redirect:/teams/" + team.id();
    } catch (Refusal refusal) {
      flash.addFlashAttribute("attention", refusal.getMessage());
      flash.addFlashAttribute("chosen", Map.of("grades", grades, "subject", subject));
      return back(token);
    }
  }

  @PostMapping("/decline")
  String decline(
      @AuthenticationPrincipal PortalUser me,
      @PathVariable String token,
      RedirectAttributes flash) {
    try {
      invitations.decline(token, me.getUsername());
      flash.addFlashAttribute("good", message("team.declined"));
      return "redirect:/cohorts";
    } catch (Refusal refusal) {
      flash.addFlashAttribute("attention", refusal.getMessage());
      return back(token);
    }
  }

  private TeamMember invited(String token) {
    return invitations.invited(token).orElseThrow(() -> new NotFound("invitation", "like this"));
  }

  private static String back(String token) {
    return "redirect:/invitations/" + token;
  }
}
