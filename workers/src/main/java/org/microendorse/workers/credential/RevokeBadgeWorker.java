package org.microendorse.workers.credential;

import static org.microendorse.processes.JobTypes.CREDENTIAL_REVOKE_BADGE;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.credential.RevocationService;
import org.springframework.stereotype.Component;

/** Revokes a badge. */
@Component
public class RevokeBadgeWorker {
  private final RevocationService revocations;

  RevokeBadgeWorker(RevocationService revocations) {
    this.revocations = revocations;
  }

  @JobWorker(type = CREDENTIAL_REVOKE_BADGE)
  public void confirm(
      @Variable UUID revocationId,
      @Variable String revocationDeciderId,
      @Variable String revocationAnswer,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(CREDENTIAL_REVOKE_BADGE, elementInstanceKey);
    revocations.confirm(revocationId, revocationDeciderId, revocationAnswer, operation);
  }
}
