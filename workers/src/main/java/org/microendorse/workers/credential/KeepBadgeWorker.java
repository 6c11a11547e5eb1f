package org.microendorse.workers.credential;

import static org.microendorse.processes.JobTypes.CREDENTIAL_KEEP_BADGE;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.credential.RevocationService;
import org.springframework.stereotype.Component;

/** Records that a badge is not revoked. */
@Component
public class KeepBadgeWorker {
  private final RevocationService revocations;

  KeepBadgeWorker(RevocationService revocations) {
    this.revocations = revocations;
  }

  @JobWorker(type = CREDENTIAL_KEEP_BADGE)
  public void refuse(
      @Variable UUID revocationId,
      @Variable String revocationDeciderId,
      @Variable String revocationAnswer,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(CREDENTIAL_KEEP_BADGE, elementInstanceKey);
    revocations.refuse(revocationId, revocationDeciderId, revocationAnswer, operation);
  }
}
