package org.microendorse.app.deployment;

import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Talks to the engine with patience: a broker under pressure says so, and is asked again a little
 * later.
 */
@Component
public class Engine {
  private static final Set<Integer> TOO_BUSY = Set.of(429, 503, 504);
  private static final int TRIES = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  /**
   * Asks, and asks again while the engine is too busy.
   *
   * @throws EngineUnavailable if it does not answer or stays too busy
   * @throws ClientHttpException if it answers with a refusal
   */
  public <T> T ask(Supplier<T> question) {
    for (int attempt = 1; ; attempt++) {
      try {
        return question.get();
      } catch (ClientHttpException refused) {
        if (!TOO_BUSY.contains(refused.code())) {
          if (refused.code() == 0 || refused.code() >= 500) {
            throw new EngineUnavailable(refused);
          }
          throw refused;
        }
        if (attempt == TRIES) {
          throw new EngineUnavailable(refused);
        }
        pause(attempt, refused);
      } catch (ClientException away) {
        throw new EngineUnavailable(away);
      }
    }
  }

  private static void pause(int attempt, RuntimeException cause) {
    long longest = FIRST_PAUSE.toMillis() << attempt;
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineUnavailable(cause);
    }
  }
}
