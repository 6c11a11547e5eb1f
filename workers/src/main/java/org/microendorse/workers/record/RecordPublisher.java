package org.microendorse.workers.record;

import static org.microendorse.processes.CreditAwardProcess.Messages.MICRO_CREDENTIAL_EARNED;
import static org.microendorse.processes.EvidenceRetentionProcess.Messages.PATH_OVER;
import static org.microendorse.processes.InServiceHoursProcess.Messages.IN_SERVICE_ANSWERED;
import static org.microendorse.processes.InServiceHoursProcess.Messages.IN_SERVICE_DUE;

import java.util.Map;
import org.microendorse.domain.enrolment.Enrolment;
import org.microendorse.domain.enrolment.EnrolmentEnded;
import org.microendorse.domain.enrolment.EnrolmentService;
import org.microendorse.domain.enrolment.EnrolmentStatus;
import org.microendorse.domain.record.CreditService;
import org.microendorse.domain.record.InServiceAnswered;
import org.microendorse.domain.record.InServiceService;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.MessagesToEngine;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the engine, after the badge is committed, that there is a credit to award and a district to
 * ask; and later what that said. The events stay in the event publication registry until the engine
 * has them, so an outage of the engine loses nothing and holds up no badge.
 */
@Component
class RecordPublisher {
  private final MessagesToEngine messages;
  private final EnrolmentService enrolments;
  private final CreditService credits;
  private final InServiceService inService;

  RecordPublisher(
      MessagesToEngine messages,
      EnrolmentService enrolments,
      CreditService credits,
      InServiceService inService) {
    this.messages = messages;
    this.enrolments = enrolments;
    this.credits = credits;
    this.inService = inService;
  }

  @Async
  @TransactionalEventListener
  public void on(EnrolmentEnded event) {
    // The engine remembers message ids only as long as a message lives.
    if (event.status() == EnrolmentStatus.EARNED
        && credits.findOfEnrolment(event.enrolmentId()).isEmpty()) {
      Enrolment enrolment = enrolments.get(event.enrolmentId());
      String enrolmentId = event.enrolmentId().toString();
      Map<String, Object> variables =
          Map.of(
              Variables.ENROLMENT_ID,
              enrolmentId,
              Variables.EDUCATOR_ID,
              enrolment.educator().username());
      messages.publish(IN_SERVICE_DUE, enrolmentId, enrolmentId, variables);
      messages.publish(MICRO_CREDENTIAL_EARNED, enrolmentId, enrolmentId, variables);
    }
  }

  /** However it ended: its files are not kept for ever. */
  @Async
  @TransactionalEventListener
  public void keepNotForEver(EnrolmentEnded event) {
    Enrolment enrolment = enrolments.get(event.enrolmentId());
    String enrolmentId = event.enrolmentId().toString();
    messages.publish(
        PATH_OVER,
        enrolmentId,
        enrolmentId,
        Map.of(
            Variables.ENROLMENT_ID, enrolmentId,
            Variables.PATH_STATUS, event.status().name(),
            Variables.ENDED_AT, enrolment.endedAt().toString()));
  }

  @Async
  @TransactionalEventListener
  public void on(InServiceAnswered event) {
    inService
        .find(event.inServiceId())
        .map(inService::enrolmentOf)
        .map(Object::toString)
        .ifPresent(id -> messages.publish(IN_SERVICE_ANSWERED, id, id, Map.of()));
  }
}
