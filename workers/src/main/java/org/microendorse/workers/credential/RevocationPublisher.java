package org.microendorse.workers.credential;

import static org.microendorse.processes.BadgeRevocationProcess.Messages.REVOCATION_REQUESTED;

import java.util.Map;
import org.microendorse.domain.credential.RevocationRequested;
import org.microendorse.domain.credential.RevocationService;
import org.microendorse.domain.credential.RevocationWithdrawn;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineInstances;
import org.microendorse.workers.common.MessagesToEngine;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the engine about a request to revoke a badge or its withdrawal, after it is committed. The
 * event stays in the event publication registry until the engine has it.
 */
@Component
class RevocationPublisher {
  private final MessagesToEngine messages;
  private final EngineInstances instances;
  private final RevocationService revocations;

  RevocationPublisher(
      MessagesToEngine messages, EngineInstances instances, RevocationService revocations) {
    this.messages = messages;
    this.instances = instances;
    this.revocations = revocations;
  }

  @Async
  @TransactionalEventListener
  public void on(RevocationRequested event) {
    // The engine remembers message ids only as long as a message lives.
    if (revocations.get(event.revocationId()).processInstanceKey() == null) {
      String id = event.revocationId().toString();
      messages.publish(REVOCATION_REQUESTED, id, id, Map.of(Variables.REVOCATION_ID, id));
    }
  }

  /** Ends the process; one that has not opened yet is ended when it opens. */
  @Async
  @TransactionalEventListener
  public void on(RevocationWithdrawn event) {
    Long process = revocations.get(event.revocationId()).processInstanceKey();
    if (process != null) {
      instances.cancel(process);
    }
  }
}
