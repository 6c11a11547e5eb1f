package org.microendorse.workers.common;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Messages to processes, each of which counts once however often it is sent. */
@Component
public class MessagesToEngine {
  private static final Duration TIME_TO_LIVE = Duration.ofHours(1);
  private static final int HTTP_CONFLICT = 409;

  private final CamundaClient camunda;

  MessagesToEngine(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /**
   * Sends a message. The engine remembers its id as long as it lives, which is an hour.
   *
   * @param id with the name, tells this message from all others
   */
  public void publish(
      String name, String correlationKey, String id, Map<String, Object> variables) {
    try {
      camunda
          .newPublishMessageCommand()
          .messageName(name)
          .correlationKey(correlationKey)
          .messageId(id)
          .timeToLive(TIME_TO_LIVE)
          .variables(variables)
          .send()
          .join();
    } catch (ClientStatusException e) {
      if (e.getStatusCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    } catch (ProblemException e) {
      if (e.code() != HTTP_CONFLICT) {
        throw e;
      }
    }
  }
}
