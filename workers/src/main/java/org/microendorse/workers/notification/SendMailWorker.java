package org.microendorse.workers.notification;

import static org.microendorse.processes.JobTypes.Headers.TEMPLATE;
import static org.microendorse.processes.JobTypes.NOTIFICATION_SEND_MAIL;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.letter.PathLetters;
import org.microendorse.workers.common.JobHeaders;
import org.springframework.stereotype.Component;

/** Writes a mail, which is sent after commit. */
@Component
public class SendMailWorker {
  private final PathLetters letters;

  SendMailWorker(PathLetters letters) {
    this.letters = letters;
  }

  @JobWorker(type = NOTIFICATION_SEND_MAIL)
  public void send(
      @Variable UUID enrollmentId,
      @CustomHeaders Map<String, String> headers,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(NOTIFICATION_SEND_MAIL, elementInstanceKey);
    letters.write(JobHeaders.required(headers, TEMPLATE), enrollmentId, operation);
  }
}
