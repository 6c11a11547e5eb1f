package org.microendorse.app.rules;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.microendorse.domain.rules.ModelsWentLive;
import org.microendorse.workers.common.EngineDecisions;
import org.microendorse.workers.common.EngineRefused;
import org.microendorse.workers.common.EngineUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Answers of the live decisions for public pages, which must not wait for the engine. */
@Component
public class BriefAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(BriefAnswers.class);

  /** What another node deploys takes effect here after this time at the latest. */
  private static final Duration KEPT = Duration.ofMinutes(5);

  /** The longest time that a visitor waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** While the engine is down, not every visitor's request asks it. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private static final int KEPT_AT_MOST = 200;

  private final EngineDecisions decisions;
  private final Clock clock;
  private final Cache<Asked, List<String>> answers =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(KEPT_AT_MOST).build();
  private final AtomicInteger generation = new AtomicInteger();
  private volatile Instant awayUntil = Instant.MIN;

  BriefAnswers(EngineDecisions decisions, Clock clock) {
    this.decisions = decisions;
    this.clock = clock;
  }

  private record Asked(String decision, List<Map<String, Object>> questions) {}

  /**
   * The results of a decision for several sets of variables, as JSON, in their order.
   *
   * @return empty if the engine is unavailable
   */
  public Optional<List<String>> ask(String decision, List<Map<String, Object>> questions) {
    Asked asked = new Asked(decision, questions);
    List<String> kept = answers.getIfPresent(asked);
    if (kept != null) {
      return Optional.of(kept);
    }
    if (awayUntil.isAfter(clock.instant())) {
      return Optional.empty();
    }
    try {
      int models = generation.get();
      List<String> outputs = decisions.outputs(decision, questions, PATIENCE);
      if (models == generation.get()) {
        answers.put(asked, outputs);
      }
      return Optional.of(outputs);
    } catch (EngineUnavailable away) {
      LOG.warn("Pages leave numbers out until the engine answers: {}", away.getMessage());
      awayUntil = clock.instant().plus(PAUSE);
      return Optional.empty();
    } catch (EngineRefused refused) {
      LOG.warn("Pages leave out the numbers of {}: {}", decision, refused.getMessage());
      return Optional.empty();
    }
  }

  @EventListener(ModelsWentLive.class)
  void forget() {
    generation.incrementAndGet();
    answers.invalidateAll();
  }
}
