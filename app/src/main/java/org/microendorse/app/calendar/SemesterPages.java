package org.microendorse.app.calendar;

import static org.microendorse.domain.language.Messages.message;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.common.Text;
import org.microendorse.domain.common.TypedDays;
import org.microendorse.workers.enrollment.EnrollmentRules;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The semesters of the program, which the program manager sets. */
@Controller
@RequestMapping("/semesters")
@PreAuthorize("hasRole('PROGRAM_MANAGER')")
class SemesterPages {
  private final SemesterService semesters;
  private final EnrollmentRules rules;
  private final TypedDays days;

  SemesterPages(SemesterService semesters, EnrollmentRules rules, TypedDays days) {
    this.rules = rules;
    this.semesters = semesters;
    this.days = days;
  }

  /** The fields of the form, kept for corrections. */
  record Typed(
      @Nullable UUID id, @Nullable String name, @Nullable String opens, @Nullable String closes)
      implements Serializable {}

  @GetMapping
  String semesters(Model model) {
    model.addAttribute("semesters", semesters.all());
    model.addAttribute("perSemester", rules.perSemester().orElse(null));
    model.addAttribute("inUse", semesters.inUse());
    model.addAttribute("today", semesters.today());
    return "semesters";
  }

  @PostMapping
  String add(
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String opens,
      @RequestParam(required = false) @Nullable String closes,
      RedirectAttributes flash) {
    return save(
        new Typed(null, name, opens, closes),
        () -> semesters.add(name, days.read("opens", opens), days.read("closes", closes)),
        flash);
  }

  @PostMapping("/{id}")
  String change(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String opens,
      @RequestParam(required = false) @Nullable String closes,
      RedirectAttributes flash) {
    return save(
        new Typed(id, name, opens, closes),
        () -> semesters.change(id, name, days.read("opens", opens), days.read("closes", closes)),
        flash);
  }

  @PostMapping("/{id}/remove")
  String remove(@PathVariable UUID id, RedirectAttributes flash) {
    try {
      semesters.remove(id);
      flash.addFlashAttribute("good", message("semester.removed"));
    } catch (Refusal refused) {
      flash.addFlashAttribute("problem", refused.getMessage());
    }
    return "redirect:/semesters";
  }

  private static String save(Typed typed, Runnable change, RedirectAttributes flash) {
    try {
      change.run();
      flash.addFlashAttribute("good", message("semester.saved", Text.line(typed.name())));
    } catch (Refusal refused) {
      flash.addFlashAttribute("problem", refused.getMessage());
      if (refused instanceof FieldRefusal field) {
        flash.addFlashAttribute("wrongField", field.field());
      }
      flash.addFlashAttribute("typed", typed);
    }
    return "redirect:/semesters";
  }
}
