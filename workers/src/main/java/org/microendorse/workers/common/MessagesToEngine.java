package org.microendorse.workers.common;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.command.PublishMessageCommandStep1.PublishMessageCommandStep3;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** Messages to processes, each of which counts once however often it is sent. */
@Component
public class MessagesToEngine {
  private static final Duration TIME_TO_LIVE = Duration.ofHours(1);
  private static final int HTTP_CONFLICT = 409;
  private static final int HTTP_UNAVAILABLE = 503;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LAST_PAUSE = Duration.ofSeconds(5);

  private final CamundaClient camunda;

  MessagesToEngine(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /**
   * Sends a message, as soon as the engine can take it. The engine remembers its id as long as it
   * lives, which is an hour.
   *
   * @param id with the name, tells this message from all others
   */
  public void publish(
      String name, String correlationKey, String id, Map<String, Object> variables) {
    var command =
        camunda
            .newPublishMessageCommand()
            .messageName(name)
            .correlationKey(correlationKey)
            .messageId(id)
            .timeToLive(TIME_TO_LIVE)
            .variables(variables);
    for (Duration pause = FIRST_PAUSE; !sent(command, pause); pause = pause.multipliedBy(2)) {
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  /** False if the engine is too busy to take it now, and it is worth to ask again. */
  private static boolean sent(PublishMessageCommandStep3 command, Duration pause) {
    try {
      command.send().join();
    } catch (ClientStatusException e) {
      if (e.getStatusCode() == Status.Code.RESOURCE_EXHAUSTED && isShort(pause)) {
        return false;
      }
      if (e.getStatusCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    } catch (ProblemException e) {
      if (e.code() == HTTP_UNAVAILABLE && isShort(pause)) {
        return false;
      }
      if (e.code() != HTTP_CONFLICT) {
        throw e;
      }
    }
    return true;
  }

  private static boolean isShort(Duration pause) {
    return pause.compareTo(LAST_PAUSE) < 0;
  }
}
