package org.microendorse.workers.integrity;

import static org.microendorse.processes.MicroCredentialPathProcess.Messages.CONCERN_REPORTED;

import java.util.Map;
import org.microendorse.domain.integrity.Concern;
import org.microendorse.domain.integrity.ConcernReported;
import org.microendorse.domain.integrity.ConcernService;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.MessagesToEngine;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the path about a concern, after the concern is committed. The event stays in the event
 * publication registry until the engine has it; until then nothing is decided about the submission,
 * because its file is in quarantine.
 */
@Component
class ConcernPublisher {
  private final MessagesToEngine messages;
  private final ConcernService concerns;

  ConcernPublisher(MessagesToEngine messages, ConcernService concerns) {
    this.messages = messages;
    this.concerns = concerns;
  }

  @Async
  @TransactionalEventListener
  public void on(ConcernReported event) {
    Concern concern = concerns.get(event.concernId());
    // The engine remembers message ids only as long as a message lives.
    if (concern.processInstanceKey() == null) {
      String concernId = concern.id().toString();
      messages.publish(
          CONCERN_REPORTED,
          concern.submissionId().toString(),
          concernId,
          Map.of(Variables.CONCERN_ID, concernId));
    }
  }
}
