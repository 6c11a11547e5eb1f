package org.microendorse.workers.enrolment;

import static org.microendorse.processes.MicroCredentialPathProcess.Messages.ENROLMENT_OPENED;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import org.microendorse.domain.enrolment.Enrolment;
import org.microendorse.domain.enrolment.EnrolmentOpened;
import org.microendorse.domain.enrolment.EnrolmentService;
import org.microendorse.processes.Variables;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the engine that somebody has enrolled, after the enrolment is committed. The event stays in
 * the event publication registry until the engine has it, so an outage of the engine loses nothing.
 */
@Component
class EnrolmentPublisher {
  private static final Duration TIME_TO_LIVE = Duration.ofHours(1);
  private static final int HTTP_CONFLICT = 409;

  private final CamundaClient camunda;
  private final EnrolmentService enrolments;

  EnrolmentPublisher(CamundaClient camunda, EnrolmentService enrolments) {
    this.camunda = camunda;
    this.enrolments = enrolments;
  }

  @Async
  @TransactionalEventListener
  public void on(EnrolmentOpened event) {
    Enrolment enrolment = enrolments.get(event.enrolmentId());
    // The engine remembers message ids only as long as a message lives.
    if (enrolment.processInstanceKey() == null) {
      publish(event);
    }
  }

  private void publish(EnrolmentOpened event) {
    String enrolmentId = event.enrolmentId().toString();
    try {
      camunda
          .newPublishMessageCommand()
          .messageName(ENROLMENT_OPENED)
          .correlationKey(enrolmentId)
          .messageId(enrolmentId)
          .timeToLive(TIME_TO_LIVE)
          .variables(
              Map.of(
                  Variables.ENROLMENT_ID, enrolmentId, Variables.EDUCATOR_ID, event.educatorId()))
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
