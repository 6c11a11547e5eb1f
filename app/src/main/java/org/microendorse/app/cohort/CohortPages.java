package org.microendorse.app.cohort;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.cohort.Cohort;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.cohort.TeamService;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.language.Language;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The public pages of cohorts that teams can register for; they name no people. */
@Controller
class CohortPages {
  private final CohortService cohorts;
  private final TeamService teams;
  private final CohortViews views;

  CohortPages(CohortService cohorts, TeamService teams, CohortViews views) {
    this.cohorts = cohorts;
    this.teams = teams;
    this.views = views;
  }

  @GetMapping("/cohorts")
  String cohorts(@AuthenticationPrincipal @Nullable PortalUser me, Model model) {
    model.addAttribute("cohorts", views.of(cohorts.upcoming()));
    model.addAttribute("teams", me == null ? List.of() : teams.of(me.getUsername()));
    model.addAttribute(
        "staffed", me == null ? List.of() : views.of(cohorts.staffedBy(me.getUsername())));
    return "cohorts";
  }

  @GetMapping("/cohorts/{id}")
  String cohort(
      @AuthenticationPrincipal @Nullable PortalUser me, @PathVariable UUID id, Model model) {
    Cohort cohort = cohorts.get(id);
    model.addAttribute("cohort", views.of(cohort));
    model.addAttribute("endorsement", cohorts.endorsementOf(cohort).in(Language.current()));
    model.addAttribute("semesters", cohorts.semestersOf(cohort));
    model.addAttribute("staff", me != null && cohorts.isStaff(me.getUsername(), id));
    return "cohort";
  }

  /** Which people could work together, for the staff of the cohort. */
  @GetMapping("/cohorts/{id}/groups")
  String groups(@AuthenticationPrincipal PortalUser me, @PathVariable UUID id, Model model) {
    if (!cohorts.isStaff(me.getUsername(), id)) {
      throw new NotFound("cohort", id);
    }
    model.addAttribute("cohort", views.of(cohorts.get(id)));
    model.addAttribute("groups", cohorts.groupsOf(id));
    return "cohort-groups";
  }
}
