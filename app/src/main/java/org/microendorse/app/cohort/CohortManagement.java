package org.microendorse.app.cohort;

import static org.microendorse.domain.language.Messages.message;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.calendar.Semester;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.cohort.Cohort;
import org.microendorse.domain.cohort.CohortCancellation;
import org.microendorse.domain.cohort.CohortDoubts;
import org.microendorse.domain.cohort.CohortPlan;
import org.microendorse.domain.cohort.CohortService;
import org.microendorse.domain.cohort.Focus;
import org.microendorse.domain.cohort.Team;
import org.microendorse.domain.cohort.TeamMember;
import org.microendorse.domain.cohort.TeamService;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.common.TypedDays;
import org.microendorse.domain.language.Language;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages where the program manager opens cohorts, changes them and sees who has registered. */
@Controller
@RequestMapping("/cohorts/manage")
@PreAuthorize("hasRole('PROGRAM_MANAGER')")
class CohortManagement {
  private final CohortService cohorts;
  private final TeamService teams;
  private final SemesterService semesters;
  private final CatalogService catalog;
  private final CohortViews views;
  private final CohortRules rules;
  private final CohortDoubts doubts;
  private final CohortCancellation cancellation;
  private final TypedDays days;

  CohortManagement(
      CohortService cohorts,
      TeamService teams,
      SemesterService semesters,
      CatalogService catalog,
      CohortViews views,
      CohortRules rules,
      CohortDoubts doubts,
      CohortCancellation cancellation,
      TypedDays days) {
    this.cohorts = cohorts;
    this.teams = teams;
    this.semesters = semesters;
    this.catalog = catalog;
    this.views = views;
    this.rules = rules;
    this.doubts = doubts;
    this.cancellation = cancellation;
    this.days = days;
  }

  /** The fields of the form. */
  record Typed(
      String endorsementId,
      String title,
      @Nullable UUID firstSemesterId,
      String lastDay,
      @Nullable String places,
      @Nullable String grades,
      @Nullable String subject) {

    static final Typed NOTHING = new Typed("", "", null, "", "8", null, null);

    static Typed of(Cohort cohort) {
      return new Typed(
          cohort.endorsementId(),
          cohort.title(),
          cohort.firstSemester().id(),
          cohort.lastDay().toString(),
          String.valueOf(cohort.places()),
          cohort.grades(),
          cohort.subject());
    }

    CohortPlan plan(TypedDays days) {
      return new CohortPlan(
          endorsementId,
          title,
          firstSemesterId,
          days.read("lastDay", lastDay),
          number(places),
          grades != null && Focus.GRADES.contains(grades) ? grades : null,
          subject != null && Focus.SUBJECTS.contains(subject) ? subject : null);
    }
  }

  private static int number(@Nullable String places) {
    try {
      return Integer.parseInt(Text.line(places));
    } catch (NumberFormatException noNumber) {
      throw new FieldRefusal("places", "cohortRule.places");
    }
  }

  /** A team, and how many people have accepted and are invited. */
  record TeamRow(Team team, List<TeamMember> active, long accepted, long invited) {}

  @GetMapping
  String all(Model model) {
    return list(Typed.NOTHING, model);
  }

  @PostMapping
  Object open(@ModelAttribute Typed typed, Model model, RedirectAttributes flash) {
    try {
      CohortPlan plan = typed.plan(days);
      rules.checkPlaces(plan.places());
      Cohort cohort = cohorts.open(plan);
      flash.addFlashAttribute("good", message("cohortManage.opened"));
      return "redirect:/cohorts/manage/" + cohort.id();
    } catch (Refusal refusal) {
      return refused(list(typed, model), refusal, model);
    }
  }

  @GetMapping("/{id}")
  String one(@PathVariable UUID id, Model model) {
    return show(id, Typed.of(cohorts.get(id)), model);
  }

  @PostMapping("/{id}")
  Object change(
      @PathVariable UUID id, @ModelAttribute Typed typed, Model model, RedirectAttributes flash) {
    try {
      CohortPlan plan = typed.plan(days);
      if (plan.places() != cohorts.get(id).places()) {
        rules.checkPlaces(plan.places());
      }
      cohorts.change(id, plan);
      flash.addFlashAttribute("good", message("cohortManage.saved"));
      return "redirect:/cohorts/manage/" + id;
    } catch (Refusal refusal) {
      return refused(show(id, typed, model), refusal, model);
    }
  }

  /**
   * Cancels a cohort.
   *
   * @param sure whether the program manager has confirmed it
   */
  @PostMapping("/{id}/cancel")
  Object cancel(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reasons,
      @RequestParam(defaultValue = "false") boolean sure,
      Model model,
      RedirectAttributes flash) {
    try {
      if (!sure) {
        throw new FieldRefusal("sure", "cohortManage.cancel.unsure");
      }
      cancellation.cancel(id, reasons);
      flash.addFlashAttribute("good", message("cohortManage.cancel.done"));
      return "redirect:/cohorts/manage/" + id;
    } catch (Refusal refusal) {
      model.addAttribute("cancelProblem", refusal.getMessage());
      model.addAttribute(
          "cancelField", refusal instanceof FieldRefusal it ? it.field() : "reasons");
      model.addAttribute("reasons", reasons);
      model.addAttribute("sure", sure);
      return refused(show(id, Typed.of(cohorts.get(id)), model), model);
    }
  }

  private static ModelAndView refused(String page, Refusal refusal, Model model) {
    model.addAttribute("problem", refusal.getMessage());
    if (refusal instanceof FieldRefusal wrong) {
      model.addAttribute("wrongField", wrong.field());
    }
    return refused(page, model);
  }

  private static ModelAndView refused(String page, Model model) {
    return new ModelAndView(page, model.asMap(), HttpStatus.CONFLICT);
  }

  private String list(Typed typed, Model model) {
    model.addAttribute("cohorts", views.of(cohorts.all()));
    addChoices(typed, model);
    return "cohorts-manage";
  }

  private String show(UUID id, Typed typed, Model model) {
    Cohort cohort = cohorts.get(id);
    model.addAttribute("cohort", views.of(cohort));
    model.addAttribute("staff", cohorts.staffOf(id));
    model.addAttribute("teams", rows(id));
    model.addAttribute("doubts", doubts.about(cohort));
    addChoices(typed, model);
    return "cohort-manage";
  }

  private List<TeamRow> rows(UUID cohortId) {
    Map<UUID, List<TeamMember>> active =
        teams.membersIn(cohortId).stream()
            .filter(TeamMember::isActive)
            .collect(Collectors.groupingBy(member -> member.team().id()));
    return teams.inCohort(cohortId).stream()
        .map(team -> row(team, active.getOrDefault(team.id(), List.of())))
        .toList();
  }

  private static TeamRow row(Team team, List<TeamMember> active) {
    long accepted = active.stream().filter(TeamMember::hasAccepted).count();
    return new TeamRow(team, active, accepted, active.size() - accepted);
  }

  /** A cohort begins with a semester, so it is opened before; it keeps the one it has. */
  private List<Semester> choosable(Typed typed) {
    return semesters.all().stream()
        .filter(
            it -> it.opens().isAfter(semesters.today()) || it.id().equals(typed.firstSemesterId()))
        .toList();
  }

  private void addChoices(Typed typed, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute(
        "endorsements",
        catalog.endorsements().stream().map(it -> it.in(Language.current())).toList());
    model.addAttribute("semesters", choosable(typed));
    model.addAttribute("grades", Focus.GRADES);
    model.addAttribute("subjects", Focus.SUBJECTS);
  }
}
