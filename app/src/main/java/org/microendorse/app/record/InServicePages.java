package org.microendorse.app.record;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.microendorse.domain.catalog.CatalogTitle;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.record.InService;
import org.microendorse.domain.record.InServiceAnswers;
import org.microendorse.domain.record.InServiceService;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page behind a director's link. Opening it changes nothing, so a mail program that follows
 * links answers for nobody.
 */
@Controller
@RequestMapping("/in-service/{token}")
class InServicePages {
  private final InServiceService inServices;
  private final InServiceAnswers answers;
  private final Clock clock;

  InServicePages(InServiceService inServices, InServiceAnswers answers, Clock clock) {
    this.inServices = inServices;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * The question, or the answer.
   *
   * @param state which texts the page has
   */
  record View(
      String educator,
      CatalogTitle title,
      String hours,
      String district,
      String director,
      String state,
      boolean confirmed) {}

  @GetMapping
  String question(@PathVariable String token, Model model, HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noindex");
    response.setHeader("Referrer-Policy", "no-referrer");
    InService asked = answers.find(token).orElse(null);
    if (asked == null) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return "in-service-unknown";
    }
    model.addAttribute("it", view(asked));
    model.addAttribute("token", token);
    return "in-service";
  }

  @PostMapping
  String answer(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    try {
      switch (answer) {
        case "confirm" -> answers.answer(token, true, null);
        case "refuse" -> answers.answer(token, false, reason);
        default -> throw new NotFound("answer", answer);
      }
    } catch (Refusal refused) {
      flash.addFlashAttribute("problem", refused.getMessage());
      flash.addFlashAttribute("typed", reason);
    }
    return "redirect:/in-service/{token}";
  }

  private View view(InService asked) {
    return new View(
        asked.account().displayName(),
        answers.titleOf(asked),
        Hours.of(asked.hours()),
        asked.district().name(),
        asked.directorName(),
        state(asked),
        asked.isConfirmed());
  }

  private String state(InService asked) {
    boolean revoked = answers.isRevoked(asked);
    if (asked.isAnswered()) {
      return revoked ? "answeredRevoked" : asked.isConfirmed() ? "confirmed" : "refused";
    }
    if (revoked) {
      return "revoked";
    }
    return asked.isExpired(clock.instant()) ? "expired" : "asked";
  }
}
