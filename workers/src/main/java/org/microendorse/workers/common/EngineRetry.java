package org.microendorse.workers.common;

import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.FinalCommandStep;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends commands to the engine and retries them while the broker reports backpressure. All calls to
 * the engine go through here.
 */
final class EngineRetry {
  private static final Logger LOG = LoggerFactory.getLogger(EngineRetry.class);

  /** How long a person, or a job, waits for a busy engine. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(40);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private EngineRetry() {}

  /**
   * Asks, and retries while the engine is too busy.
   *
   * @param question creates the command for each try
   * @throws EngineUnavailable if the engine does not answer or stays too busy
   * @throws EngineRefused if it rejects the command
   */
  static <T> T ask(Supplier<? extends FinalCommandStep<T>> question) {
    return whileBusy(PATIENCE, () -> question.get().send().join());
  }

  /**
   * Asks now, and waits for the answer like {@link #ask} when it is needed, so that other questions
   * can be asked meanwhile.
   *
   * @return the answer, which can be read once
   */
  static <T> Supplier<T> begin(Supplier<? extends FinalCommandStep<T>> question) {
    var begun = new AtomicReference<@Nullable CamundaFuture<T>>(question.get().send());
    return () ->
        whileBusy(
            PATIENCE,
            () -> {
              CamundaFuture<T> first = begun.getAndSet(null);
              return (first == null ? question.get().send() : first).join();
            });
  }

  /** Does something with the engine like {@link #ask}, with its own patience. */
  static <T> T whileBusy(Duration patience, Supplier<T> attempt) {
    return retry(patience, attempt, Failure.BUSY);
  }

  /** The same, for an engine that may not have started yet. */
  static <T> T whileAway(Duration patience, Supplier<T> attempt) {
    return retry(patience, attempt, Failure.AWAY);
  }

  private static <T> T retry(Duration patience, Supplier<T> attempt, Failure worst) {
    long end = System.nanoTime() + patience.toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return attempt.get();
      } catch (ClientException failed) {
        Failure failure = Failure.of(failed);
        if (failure.refusal != null) {
          throw new EngineRefused(failure.refusal, failed);
        }
        if (failure.compareTo(worst) > 0 || System.nanoTime() >= end) {
          throw new EngineUnavailable(failed);
        }
        if (worst == Failure.AWAY && pause.equals(FIRST_PAUSE)) {
          LOG.warn("Camunda does not answer yet, waiting for it: {}", failed.getMessage());
        }
        pause(pause, failed);
        pause = longer(pause);
      }
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  /** Spreads the retries of commands that were rejected at the same time. */
  private static void pause(Duration longest, ClientException cause) {
    long millis = longest.toMillis();
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineUnavailable(cause);
    }
  }

  /** Maps a failure of HTTP or gRPC to what it means; the worst comes last. */
  private enum Failure {
    BUSY(null),
    AWAY(null),
    GONE(EngineRefused.Reason.GONE),
    CONFLICT(EngineRefused.Reason.CONFLICT),
    OTHER(EngineRefused.Reason.OTHER);

    private final EngineRefused.@Nullable Reason refusal;

    Failure(EngineRefused.@Nullable Reason refusal) {
      this.refusal = refusal;
    }

    private static Failure of(ClientException failed) {
      return switch (failed) {
        case ClientHttpException http ->
            switch (http.code()) {
              case 429, 503, 504 -> BUSY;
              case 404 -> GONE;
              case 409 -> CONFLICT;
              default -> http.code() == 0 || http.code() >= 500 ? AWAY : OTHER;
            };
        case ClientStatusException grpc ->
            switch (grpc.getStatusCode()) {
              case RESOURCE_EXHAUSTED -> BUSY;
              case UNAVAILABLE, DEADLINE_EXCEEDED, INTERNAL, UNKNOWN, CANCELLED, ABORTED -> AWAY;
              case NOT_FOUND -> GONE;
              case ALREADY_EXISTS, FAILED_PRECONDITION -> CONFLICT;
              default -> OTHER;
            };
        default -> AWAY;
      };
    }
  }
}
