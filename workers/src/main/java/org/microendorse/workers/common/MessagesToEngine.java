package org.microendorse.workers.common;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.command.PublishMessageCommandStep1.PublishMessageCommandStep3;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** Messages to processes, each of which counts once however often it is sent. */
@Component
public class MessagesToEngine {
  private static final Duration TIME_TO_LIVE = Duration.ofHours(1);
  private static final int HTTP_CONFLICT = 409;
  private static final int HTTP_UNAVAILABLE = 503;
  private static final String BUSY = "RESOURCE_EXHAUSTED";
  private static final int AT_ONCE = 16;
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

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
    turns.acquireUninterruptibly();
    try {
      for (long pause = FIRST_PAUSE; !sent(command); pause = Math.min(2 * pause, LONGEST_PAUSE)) {
        LockSupport.parkNanos(pause);
      }
    } finally {
      turns.release();
    }
  }

  /** Whether some messages wait for their turn, or are on their way. */
  boolean areWaiting() {
    return turns.hasQueuedThreads() || turns.availablePermits() < AT_ONCE;
  }

  /** False if the engine is too busy to take it now. */
  private static boolean sent(PublishMessageCommandStep3 command) {
    try {
      command.send().join();
    } catch (ClientStatusException e) {
      if (e.getStatusCode() == Status.Code.RESOURCE_EXHAUSTED) {
        return false;
      }
      if (e.getStatusCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    } catch (ProblemException e) {
      if (e.code() == HTTP_UNAVAILABLE && BUSY.equals(e.details().getTitle())) {
        return false;
      }
      if (e.code() != HTTP_CONFLICT) {
        throw e;
      }
    }
    return true;
  }
}
