package org.microendorse.app.enrollment;

import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of a person's current and former paths. */
@Controller
class PathListPage {
  private final EnrollmentCards cards;
  private final EndorsementPathService endorsements;
  private final EndorsementSteps steps;

  PathListPage(EnrollmentCards cards, EndorsementPathService endorsements, EndorsementSteps steps) {
    this.cards = cards;
    this.endorsements = endorsements;
    this.steps = steps;
  }

  @GetMapping("/paths")
  String paths(@AuthenticationPrincipal PortalUser me, Model model) {
    model.addAttribute("paths", cards.all(me));
    model.addAttribute(
        "ways", endorsements.ofEducator(me.getUsername()).stream().map(steps::of).toList());
    return "paths";
  }
}
