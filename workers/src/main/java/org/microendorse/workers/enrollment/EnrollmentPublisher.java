package org.microendorse.workers.enrollment;

import static org.microendorse.processes.MicroCredentialPathProcess.Messages.ENROLLMENT_OPENED;

import java.util.Map;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentOpened;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.rules.ModelDeployments;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.MessagesToEngine;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the engine that an educator has enrolled, after the enrollment is committed. The event
 * stays in the event publication registry until the engine has it, so an outage of the engine loses
 * nothing.
 */
@Component
class EnrollmentPublisher {
  private final MessagesToEngine messages;
  private final EnrollmentService enrollments;
  private final ModelDeployments models;

  EnrollmentPublisher(
      MessagesToEngine messages, EnrollmentService enrollments, ModelDeployments models) {
    this.messages = messages;
    this.enrollments = enrollments;
    this.models = models;
  }

  @Async
  @TransactionalEventListener
  public void on(EnrollmentOpened event) {
    Enrollment enrollment = enrollments.get(event.enrollmentId());
    // The engine remembers message ids only as long as a message lives.
    if (enrollment.processInstanceKey() == null) {
      String enrollmentId = event.enrollmentId().toString();
      messages.publish(
          startMessage(enrollment),
          enrollmentId,
          enrollmentId,
          Map.of(Variables.ENROLLMENT_ID, enrollmentId, Variables.EDUCATOR_ID, event.educatorId()));
    }
  }

  /** The message that starts the process of this path. */
  private String startMessage(Enrollment enrollment) {
    return enrollments
        .pathProcessOf(enrollment)
        .map(
            process ->
                models
                    .startMessage(process)
                    .orElseThrow(
                        () ->
                            new IllegalStateException(
                                "The path " + process + " that the catalog names is not live.")))
        .orElse(ENROLLMENT_OPENED);
  }
}
