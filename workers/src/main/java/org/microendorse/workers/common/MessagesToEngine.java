package org.microendorse.workers.common;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Sends messages to processes; each counts once, however often it is sent. */
@Component
public class MessagesToEngine {
  private static final Duration TIME_TO_LIVE = Duration.ofHours(1);
  private static final int AT_ONCE = 16;

  private final CamundaClient camunda;

  /** A broker that gets more requests than it can handle makes no progress on any. */
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  MessagesToEngine(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /**
   * Queues a message, which is sent as soon as the engine accepts it. The engine remembers its id
   * for the message's time to live, an hour.
   *
   * @param id with the name, tells this message from all others
   * @throws EngineUnavailable if the engine does not answer
   */
  public void publish(
      String name, String correlationKey, String id, Map<String, Object> variables) {
    publish(name, correlationKey, id, variables, TIME_TO_LIVE);
  }

  /**
   * The same within a job, which the engine gives to another worker if it takes too long.
   *
   * @throws EngineUnavailable if the engine stays busy; the job is tried again
   */
  public void publishInJob(
      String name, String correlationKey, String id, Map<String, Object> variables) {
    publish(name, correlationKey, id, variables, EngineRetry.PATIENCE);
  }

  private void publish(
      String name,
      String correlationKey,
      String id,
      Map<String, Object> variables,
      Duration patience) {
    turns.acquireUninterruptibly();
    try {
      EngineRetry.whileBusy(
          patience,
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

  /** Whether messages are queued or being sent. */
  boolean areWaiting() {
    return turns.hasQueuedThreads() || turns.availablePermits() < AT_ONCE;
  }
}
