package org.microendorse.workers.credential;

import static org.microendorse.processes.JobTypes.CREDENTIAL_TELL_REQUESTER;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.credential.RevocationService;
import org.microendorse.domain.credential.RevocationService.Told;
import org.microendorse.domain.notification.MailService;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.workers.common.JobHeaders;
import org.springframework.stereotype.Component;

/** Tells the person who requested a revocation that the badge is not revoked, and why. */
@Component
public class TellRequesterWorker {
  private final RevocationService revocations;
  private final MailService mails;

  TellRequesterWorker(RevocationService revocations, MailService mails) {
    this.revocations = revocations;
    this.mails = mails;
  }

  @JobWorker(type = CREDENTIAL_TELL_REQUESTER)
  public void tell(
      @Variable UUID revocationId,
      @CustomHeaders Map<String, String> headers,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(CREDENTIAL_TELL_REQUESTER, elementInstanceKey);
    Told told = revocations.told(revocationId);
    mails.writeToEach(
        JobHeaders.required(headers, Headers.TEMPLATE),
        List.of(told.requester()),
        told.facts(),
        operation);
  }
}
