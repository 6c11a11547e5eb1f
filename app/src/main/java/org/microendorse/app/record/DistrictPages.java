package org.microendorse.app.record;

import static org.microendorse.domain.language.Messages.message;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.rules.RuleFigures;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.District;
import org.microendorse.domain.record.DistrictService;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The districts' contacts for professional learning, which the program manager maintains. */
@Controller
@RequestMapping("/districts")
@PreAuthorize("hasRole('PROGRAM_MANAGER')")
class DistrictPages {
  private final DistrictService districts;
  private final MailService mails;
  private final RuleFigures rules;

  DistrictPages(DistrictService districts, MailService mails, RuleFigures rules) {
    this.districts = districts;
    this.mails = mails;
    this.rules = rules;
  }

  /** The fields of the form, kept for corrections. */
  record Typed(UUID id, String directorName, String directorEmail, String inServiceHours)
      implements Serializable {}

  @GetMapping
  String districts(Model model) {
    List<District> all = districts.all();
    model.addAttribute("districts", all);
    model.addAttribute(
        "undeliverable",
        mails.undeliverable(
            all.stream().map(District::directorEmail).filter(Objects::nonNull).toList()));
    model.addAttribute("usual", rules.usualHours().map(Hours::of).orElse(null));
    return "districts";
  }

  @PostMapping("/{id}")
  String change(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String directorName,
      @RequestParam(defaultValue = "") String directorEmail,
      @RequestParam(defaultValue = "") String inServiceHours,
      RedirectAttributes flash) {
    try {
      districts.change(id, directorName, directorEmail, hours(inServiceHours));
      flash.addFlashAttribute("good", message("districts.saved"));
    } catch (Refusal refused) {
      flash.addFlashAttribute("problem", refused.getMessage());
      if (refused instanceof FieldRefusal wrong) {
        flash.addFlashAttribute("wrongField", wrong.field());
      }
      flash.addFlashAttribute("typed", new Typed(id, directorName, directorEmail, inServiceHours));
    }
    return "redirect:/districts";
  }

  private static @Nullable BigDecimal hours(String typed) {
    try {
      return typed.isBlank() ? null : new BigDecimal(typed.strip());
    } catch (NumberFormatException noNumber) {
      throw new FieldRefusal("hours", "districts.hoursWrong");
    }
  }
}
