package org.microendorse.workers.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.microendorse.workers.common.EngineRefused.Reason;

class EngineRetryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @ParameterizedTest
  @MethodSource("busy")
  void a_busy_engine_is_asked_again_until_it_answers(ClientException busy) {
    var engine = new Engine(List.of(busy, busy));

    assertThat(EngineRetry.whileBusy(PATIENCE, engine)).isEqualTo("answer");
    assertThat(engine.asked).isEqualTo(3);
  }

  static List<ClientException> busy() {
    return List.of(http(429), http(503), http(504), grpc(Status.RESOURCE_EXHAUSTED));
  }

  @Test
  void an_engine_that_stays_busy_is_unavailable() {
    var engine = new Engine(List.of(http(503)));

    assertThatThrownBy(() -> EngineRetry.whileBusy(Duration.ZERO, engine))
        .isInstanceOf(EngineUnavailable.class);
  }

  @ParameterizedTest
  @MethodSource("away")
  void an_engine_that_is_away_is_not_asked_again_unless_it_is_waited_for(ClientException away) {
    var engine = new Engine(List.of(away));

    assertThatThrownBy(() -> EngineRetry.whileBusy(PATIENCE, engine))
        .isInstanceOf(EngineUnavailable.class)
        .hasCause(away);
    assertThat(engine.asked).isEqualTo(1);
    assertThat(EngineRetry.whileAway(PATIENCE, new Engine(List.of(away, http(503)))))
        .isEqualTo("answer");
  }

  static List<ClientException> away() {
    return List.of(
        http(0),
        http(500),
        grpc(Status.UNAVAILABLE),
        grpc(Status.DEADLINE_EXCEEDED),
        grpc(Status.INTERNAL),
        new ClientException("connection refused"));
  }

  @Test
  void a_refusal_is_final_and_says_the_same_in_both_protocols() {
    assertThat(reason(http(404))).isEqualTo(Reason.GONE);
    assertThat(reason(grpc(Status.NOT_FOUND))).isEqualTo(Reason.GONE);
    assertThat(reason(http(409))).isEqualTo(Reason.CONFLICT);
    assertThat(reason(grpc(Status.ALREADY_EXISTS))).isEqualTo(Reason.CONFLICT);
    assertThat(reason(http(400))).isEqualTo(Reason.OTHER);
    assertThat(reason(grpc(Status.INVALID_ARGUMENT))).isEqualTo(Reason.OTHER);
  }

  private static Reason reason(ClientException refusal) {
    var engine = new Engine(List.of(refusal));
    try {
      EngineRetry.whileAway(PATIENCE, engine);
      throw new AssertionError("not refused");
    } catch (EngineRefused refused) {
      assertThat(engine.asked).isEqualTo(1);
      return refused.reason();
    }
  }

  private static ClientException http(int code) {
    return new ClientHttpException(code, "test");
  }

  private static ClientException grpc(Status status) {
    return new ClientStatusException(status, status.asRuntimeException());
  }

  /** Answers after some failures. */
  private static final class Engine implements Supplier<String> {
    private final Deque<ClientException> failures;
    private int asked;

    private Engine(List<ClientException> failures) {
      this.failures = new ArrayDeque<>(failures);
    }

    @Override
    public String get() {
      asked++;
      if (!failures.isEmpty()) {
        throw failures.removeFirst();
      }
      return "answer";
    }
  }
}
