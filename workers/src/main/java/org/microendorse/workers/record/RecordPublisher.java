package org.microendorse.workers.record;

import static org.microendorse.processes.CreditAwardProcess.Messages.MICRO_CREDENTIAL_EARNED;
import static org.microendorse.processes.EvidenceRetentionProcess.Messages.PATH_OVER;
import static org.microendorse.processes.InServiceHoursProcess.Messages.IN_SERVICE_ANSWERED;
import static org.microendorse.processes.InServiceHoursProcess.Messages.IN_SERVICE_DUE;

import java.util.Map;
import java.util.Objects;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentEnded;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.enrollment.EnrollmentStatus;
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
 * ask, and later what the district answered. The events stay in the event publication registry
 * until the engine has them, so an outage of the engine loses nothing and holds up no badge.
 */
@Component
class RecordPublisher {
  private final MessagesToEngine messages;
  private final EnrollmentService enrollments;
  private final CreditService credits;
  private final InServiceService inService;

  RecordPublisher(
      MessagesToEngine messages,
      EnrollmentService enrollments,
      CreditService credits,
      InServiceService inService) {
    this.messages = messages;
    this.enrollments = enrollments;
    this.credits = credits;
    this.inService = inService;
  }

  @Async
  @TransactionalEventListener
  public void on(EnrollmentEnded event) {
    // The engine remembers message ids only as long as a message lives.
    if (event.status() == EnrollmentStatus.EARNED
        && credits.findOfEnrollment(event.enrollmentId()).isEmpty()) {
      Enrollment enrollment = enrollments.get(event.enrollmentId());
      String enrollmentId = event.enrollmentId().toString();
      Map<String, Object> variables =
          Map.of(
              Variables.ENROLLMENT_ID,
              enrollmentId,
              Variables.EDUCATOR_ID,
              enrollment.educator().username());
      messages.publish(IN_SERVICE_DUE, enrollmentId, enrollmentId, variables);
      messages.publish(MICRO_CREDENTIAL_EARNED, enrollmentId, enrollmentId, variables);
    }
  }

  /** However the path ended, its files are not kept forever. */
  @Async
  @TransactionalEventListener
  public void keepNotForEver(EnrollmentEnded event) {
    Enrollment enrollment = enrollments.get(event.enrollmentId());
    String enrollmentId = event.enrollmentId().toString();
    messages.publish(
        PATH_OVER,
        enrollmentId,
        enrollmentId,
        Map.of(
            Variables.ENROLLMENT_ID, enrollmentId,
            Variables.PATH_STATUS, event.status().name(),
            Variables.ENDED_AT,
                Objects.requireNonNull(enrollment.endedAt(), "it ended").toString()));
  }

  @Async
  @TransactionalEventListener
  public void on(InServiceAnswered event) {
    inService
        .find(event.inServiceId())
        .map(inService::enrollmentOf)
        .map(Object::toString)
        .ifPresent(id -> messages.publish(IN_SERVICE_ANSWERED, id, id, Map.of()));
  }
}
