package org.microendorse.app.site;

import static org.microendorse.domain.language.Messages.message;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.site.TeamPrices.TeamPrice;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroEndorsement;
import org.microendorse.domain.catalog.Price;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.ModelTexts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The public pages for visitors. */
@Controller
class SitePages {
  /** The default values of the form. */
  private static final String A_COHORT = "4";

  private static final String A_TEAM = "6";
  private static final int MOST_TEAMS = 99;

  private final CatalogService catalog;
  private final TeamPrices prices;

  SitePages(CatalogService catalog, TeamPrices prices) {
    this.catalog = catalog;
    this.prices = prices;
  }

  /** The page that a visitor sees at {@code /}. */
  @GetMapping("/home")
  String home(Model model) {
    model.addAttribute(
        "endorsements",
        catalog.endorsements().stream().map(it -> it.in(Language.current())).toList());
    return "home";
  }

  @GetMapping("/how-it-works")
  String howItWorks(Model model) {
    model.addAttribute("description", message("how.description"));
    model.addAttribute("work", hoursOfWork());
    return "how-it-works";
  }

  /** The hours of the micro-credentials of micro-endorsements, in words; null if there are none. */
  private @Nullable String hoursOfWork() {
    Set<String> parts =
        catalog.endorsements().stream()
            .flatMap(it -> it.microCredentialIds().stream())
            .collect(Collectors.toSet());
    IntSummaryStatistics hours =
        catalog.microCredentials().stream()
            .filter(it -> parts.contains(it.id()))
            .mapToInt(MicroCredential::hours)
            .summaryStatistics();
    if (hours.getCount() == 0) {
      return null;
    }
    return hours.getMin() == hours.getMax()
        ? message("how.work", hours.getMin())
        : message("how.work.range", hours.getMin(), hours.getMax());
  }

  /**
   * The price for one team size.
   *
   * @param each per person and micro-credential
   * @param share percent of the highest price, to draw it
   */
  record Line(int people, String team, String person, String each, int share) {}

  /**
   * @param forId a micro-endorsement; none: the first that costs something
   * @param teams in the cohort
   * @param people in the team
   */
  @GetMapping("/cost")
  String cost(
      @RequestParam(name = "for", defaultValue = "") String forId,
      @RequestParam(defaultValue = A_COHORT) int teams,
      @RequestParam(defaultValue = A_TEAM) int people,
      Model model) {
    List<MicroEndorsement> all =
        catalog.endorsements().stream()
            .filter(it -> it.price() != null)
            .map(it -> it.in(Language.current()))
            .toList();
    Optional<MicroEndorsement> chosen =
        all.stream()
            .filter(it -> it.id().equals(forId))
            .findFirst()
            .or(() -> all.stream().findFirst());
    int cohort = Math.clamp(teams, 1, MOST_TEAMS);
    model.addAttribute("description", message("cost.description"));
    model.addAttribute("endorsements", all);
    model.addAttribute("chosen", chosen.orElse(null));
    model.addAttribute("teams", cohort);
    model.addAttribute("people", people);
    chosen.ifPresent(it -> calculate(it, cohort, people, model));
    return "cost";
  }

  private void calculate(MicroEndorsement endorsement, int teams, int people, Model model) {
    Price list = Objects.requireNonNull(endorsement.price(), "only what has a price is chosen");
    model.addAttribute("listPrice", Wording.money(list.amount(), list.currency()));
    Optional<Map<Integer, TeamPrice>> answer = prices.prices(list.amount(), teams);
    model.addAttribute("away", answer.isEmpty());
    if (answer.isEmpty()) {
      return;
    }
    int parts = endorsement.microCredentialIds().size();
    BigDecimal dearest =
        answer.get().entrySet().stream()
            .filter(it -> it.getValue().price() != null)
            .map(it -> each(it.getValue().price(), it.getKey(), parts))
            .max(Comparator.naturalOrder())
            .orElse(BigDecimal.ONE);
    List<Line> lines =
        answer.get().entrySet().stream()
            .filter(it -> it.getValue().price() != null)
            .map(it -> line(it.getKey(), it.getValue().price(), parts, dearest, list))
            .toList();
    model.addAttribute("lines", lines);
    model.addAttribute(
        "line", lines.stream().filter(it -> it.people() == people).findFirst().orElse(null));
    model.addAttribute("reason", reason(answer.get(), people));
    model.addAttribute("sizes", answer.get().keySet());
    model.addAttribute("parts", parts);
  }

  /**
   * Why the rules have no price; larger teams than the largest get the same reason as the largest.
   */
  private static String reason(Map<Integer, TeamPrice> answers, int people) {
    int most = answers.keySet().stream().max(Comparator.naturalOrder()).orElseThrow();
    TeamPrice answer = answers.get(Math.clamp(people, 1, most));
    return answer == null || answer.reason() == null ? "" : ModelTexts.inWords(answer.reason());
  }

  private static Line line(
      int people, BigDecimal price, int parts, BigDecimal dearest, Price list) {
    BigDecimal each = each(price, people, parts);
    return new Line(
        people,
        Wording.money(price, list.currency()),
        Wording.money(
            price.divide(BigDecimal.valueOf(people), 2, RoundingMode.HALF_UP), list.currency()),
        Wording.money(each, list.currency()),
        each.multiply(BigDecimal.valueOf(100)).divide(dearest, 0, RoundingMode.HALF_UP).intValue());
  }

  private static BigDecimal each(BigDecimal price, int people, int parts) {
    return price.divide(BigDecimal.valueOf((long) people * parts), 2, RoundingMode.HALF_UP);
  }
}
