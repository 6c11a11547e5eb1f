package org.microendorse.app.deployment;

import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
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

  /**
   * Asks now, and waits for the answer like {@link #ask} when it is needed: other questions can be
   * put meanwhile.
   *
   * @return the answer, to be got once
   */
  public <T> Supplier<T> begin(Supplier<CamundaFuture<T>> question) {
    CamundaFuture<T> asked = question.get();
    AtomicReference<CamundaFuture<T>> next = new AtomicReference<>(asked);
    return () ->
        ask(
            () -> {
              CamundaFuture<T> begun = next.getAndSet(null);
              return (begun == null ? question.get() : begun).join();
            });
  }

  /** Asks like {@link #ask}, again and again while the engine is away, for as long as given. */
  <T> T ask(Supplier<T> question, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return ask(question);
      } catch (EngineUnavailable away) {
        if (System.nanoTime() > end) {
          throw away;
        }
        pause(TRIES, away);
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
