package org.microendorse.workers.common;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Messages to processes, each of which counts once however often it is sent. */
@Component
public class MessagesToEngine {
  private static final Duration TIME_TO_LIVE = Duration.ofHours(1);
  private static final int AT_ONCE = 16;

  private final CamundaClient camunda;

  /** A broker that is asked for more than it can take at once works on none of it. */
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  MessagesToEngine(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /**
   * Sends a message, as soon as the engine can take it, after those that wait already. The engine
   * remembers its id as long as it lives, which is an hour.
   *
   * @param id with the name, tells this message from all others
   * @throws EngineUnavailable if the engine does not answer
   */
  public void publish(
      String name, String correlationKey, String id, Map<String, Object> variables) {
    turns.acquireUninterruptibly();
    try {
      EngineRetry.whileBusy(
          TIME_TO_LIVE,
          () ->
              camunda
                  .newPublishMessageCommand()
                  .messageName(name)
                  .correlationKey(correlationKey)
                  .messageId(id)
                  .timeToLive(TIME_TO_LIVE)
                  .variables(variables)
                  .send()
                  .join());
    } catch (EngineRefused refused) {
      if (refused.reason() != EngineRefused.Reason.CONFLICT) {
        throw refused;
      }
    } finally {
      turns.release();
    }
  }

  /** Whether some messages wait for their turn, or are on their way. */
  boolean areWaiting() {
    return turns.hasQueuedThreads() || turns.availablePermits() < AT_ONCE;
  }
}
