package org.microendorse.app.site;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.rules.BriefAnswers;
import org.microendorse.processes.Decisions;
import org.microendorse.processes.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Prices for teams, from the rules in the engine. */
@Component
class TeamPrices {
  private static final Logger LOG = LoggerFactory.getLogger(TeamPrices.class);

  /** The team sizes to ask for; the rules say which are allowed. */
  private static final List<Integer> SIZES = IntStream.rangeClosed(1, 20).boxed().toList();

  private final BriefAnswers decisions;
  private final ObjectMapper json;

  TeamPrices(BriefAnswers decisions, ObjectMapper json) {
    this.decisions = decisions;
    this.json = json;
  }

  /**
   * @param reason why there is none
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record TeamPrice(@Nullable BigDecimal price, String reason) {}

  /**
   * The price for each size of a team.
   *
   * @return empty if the engine is unavailable
   */
  Optional<Map<Integer, TeamPrice>> prices(BigDecimal listPrice, int teams) {
    List<Map<String, Object>> questions =
        SIZES.stream().map(people -> facts(listPrice, teams, people)).toList();
    try {
      return decisions.ask(Decisions.TEAM_PRICE, questions).map(this::bySize);
    } catch (JacksonException unclear) {
      LOG.warn("The rules answer with no price; the page leaves prices out", unclear);
      return Optional.empty();
    }
  }

  private Map<Integer, TeamPrice> bySize(List<String> answers) {
    Map<Integer, TeamPrice> prices = new LinkedHashMap<>();
    for (int i = 0; i < SIZES.size(); i++) {
      prices.put(SIZES.get(i), json.readValue(answers.get(i), TeamPrice.class));
    }
    return prices;
  }

  private static Map<String, Object> facts(BigDecimal listPrice, int teams, int people) {
    return Map.of(
        Variables.LIST_PRICE, listPrice, Variables.TEAMS, teams, Variables.PEOPLE, people);
  }
}
