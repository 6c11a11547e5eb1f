package org.microendorse.app.calendar;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;
import org.microendorse.domain.calendar.SemesterService;
import org.microendorse.domain.common.Refusal;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The semesters of the program, for the program manager to set. */
@Controller
@RequestMapping("/semesters")
@PreAuthorize("hasRole('PROGRAMME_MANAGER')")
class SemesterPages {
  private final SemesterService semesters;

  SemesterPages(SemesterService semesters) {
    this.semesters = semesters;
  }

  /** What somebody typed, for them to mend. */
  record Typed(UUID id, String name, LocalDate opens, LocalDate closes) implements Serializable {}

  @GetMapping
  String semesters(Model model) {
    model.addAttribute("semesters", semesters.all());
    model.addAttribute("today", semesters.today());
    return "semesters";
  }

  @PostMapping
  String add(
      @RequestParam(required = false) String name,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate opens,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate closes,
      RedirectAttributes flash) {
    return save(
        new Typed(null, name, opens, closes), () -> semesters.add(name, opens, closes), flash);
  }

  @PostMapping("/{id}")
  String change(
      @PathVariable UUID id,
      @RequestParam(required = false) String name,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate opens,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate closes,
      RedirectAttributes flash) {
    return save(
        new Typed(id, name, opens, closes), () -> semesters.change(id, name, opens, closes), flash);
  }

  private static String save(Typed typed, Runnable change, RedirectAttributes flash) {
    try {
      change.run();
      flash.addFlashAttribute(
          "good",
          typed.name().strip()
              + " is saved. Whoever waits for a semester or works in one goes by the new days.");
    } catch (Refusal refused) {
      flash.addFlashAttribute("problem", refused.getMessage());
      flash.addFlashAttribute("typed", typed);
    }
    return "redirect:/semesters";
  }
}
