package org.microendorse.workers.enrolment;

import static org.microendorse.processes.MicroCredentialPathProcess.Messages.ENROLMENT_OPENED;

import java.util.Map;
import org.microendorse.domain.enrolment.Enrolment;
import org.microendorse.domain.enrolment.EnrolmentOpened;
import org.microendorse.domain.enrolment.EnrolmentService;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.MessagesToEngine;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the engine that somebody has enrolled, after the enrolment is committed. The event stays in
 * the event publication registry until the engine has it, so an outage of the engine loses nothing.
 */
@Component
class EnrolmentPublisher {
  private final MessagesToEngine messages;
  private final EnrolmentService enrolments;

  EnrolmentPublisher(MessagesToEngine messages, EnrolmentService enrolments) {
    this.messages = messages;
    this.enrolments = enrolments;
  }

  @Async
  @TransactionalEventListener
  public void on(EnrolmentOpened event) {
    Enrolment enrolment = enrolments.get(event.enrolmentId());
    // The engine remembers message ids only as long as a message lives.
    if (enrolment.processInstanceKey() == null) {
      String enrolmentId = event.enrolmentId().toString();
      messages.publish(
          ENROLMENT_OPENED,
          enrolmentId,
          enrolmentId,
          Map.of(Variables.ENROLMENT_ID, enrolmentId, Variables.EDUCATOR_ID, event.educatorId()));
    }
  }
}
