package org.microendorse.workers.credential;

import static org.microendorse.processes.JobTypes.CREDENTIAL_REMIND_DECIDERS;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.credential.RevocationService;
import org.microendorse.domain.credential.RevocationService.Told;
import org.microendorse.domain.notification.MailService;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.workers.common.JobHeaders;
import org.springframework.stereotype.Component;

/** Reminds all people who may decide that the revocation of a badge needs a decision. */
@Component
public class RemindDecidersWorker {
  private final RevocationService revocations;
  private final MailService mails;

  RemindDecidersWorker(RevocationService revocations, MailService mails) {
    this.revocations = revocations;
    this.mails = mails;
  }

  @JobWorker(type = CREDENTIAL_REMIND_DECIDERS)
  public void remind(
      @Variable UUID revocationId,
      @CustomHeaders Map<String, String> headers,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(CREDENTIAL_REMIND_DECIDERS, elementInstanceKey);
    Told told = revocations.told(revocationId);
    mails.writeToEach(
        JobHeaders.required(headers, Headers.TEMPLATE), told.deciders(), told.facts(), operation);
  }
}
