package org.microendorse.app.site;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.microendorse.processes.Decisions;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineDecisions;
import org.microendorse.workers.common.EngineRefused;
import org.microendorse.workers.common.EngineUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Prices for teams, from the rules in the engine. Answers are cached for a while. */
@Component
class TeamPrices {
  private static final Logger LOG = LoggerFactory.getLogger(TeamPrices.class);

  /** A new version of the rules takes effect after this time at the latest. */
  private static final Duration KEPT = Duration.ofMinutes(5);

  /** The longest time that a visitor waits for a price. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** While the engine is down, not every visitor's request asks it. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** The team sizes to ask for; the rules say which are allowed. */
  private static final List<Integer> SIZES = IntStream.rangeClosed(1, 20).boxed().toList();

  private static final int KEPT_AT_MOST = 200;

  private final EngineDecisions decisions;
  private final ObjectMapper json;
  private final Clock clock;
  private final Map<Question, Answer> answers = new ConcurrentHashMap<>();
  private volatile Instant awayUntil = Instant.MIN;

  TeamPrices(EngineDecisions decisions, ObjectMapper json, Clock clock) {
    this.decisions = decisions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param reason why there is none
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record TeamPrice(@Nullable BigDecimal price, String reason) {}

  private record Question(BigDecimal listPrice, int teams) {}

  private record Answer(Map<Integer, TeamPrice> prices, Instant until) {}

  /**
   * The price for each size of a team.
   *
   * @return empty if the engine is unavailable
   */
  Optional<Map<Integer, TeamPrice>> prices(BigDecimal listPrice, int teams) {
    Question question = new Question(listPrice, teams);
    Instant now = clock.instant();
    Answer kept = answers.get(question);
    if (kept != null && kept.until().isAfter(now)) {
      return Optional.of(kept.prices());
    }
    if (awayUntil.isAfter(now)) {
      return Optional.empty();
    }
    try {
      Map<Integer, TeamPrice> prices = ask(question);
      if (answers.size() >= KEPT_AT_MOST) {
        answers.clear();
      }
      answers.put(question, new Answer(prices, now.plus(KEPT)));
      return Optional.of(prices);
    } catch (EngineUnavailable | EngineRefused | JacksonException away) {
      LOG.warn(
          "Prices are unavailable; pages leave them out until the engine answers: {}",
          away.getMessage());
      awayUntil = now.plus(PAUSE);
      return Optional.empty();
    }
  }

  private Map<Integer, TeamPrice> ask(Question question) throws JacksonException {
    List<Map<String, Object>> questions =
        SIZES.stream().map(people -> facts(question, people)).toList();
    List<String> outputs = decisions.outputs(Decisions.TEAM_PRICE, questions, PATIENCE);
    Map<Integer, TeamPrice> prices = new LinkedHashMap<>();
    for (int i = 0; i < SIZES.size(); i++) {
      prices.put(SIZES.get(i), json.readValue(outputs.get(i), TeamPrice.class));
    }
    return prices;
  }

  private static Map<String, Object> facts(Question question, int people) {
    return Map.of(
        Variables.LIST_PRICE, question.listPrice(),
        Variables.TEAMS, question.teams(),
        Variables.PEOPLE, people);
  }
}
