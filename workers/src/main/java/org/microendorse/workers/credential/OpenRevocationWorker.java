package org.microendorse.workers.credential;

import static org.microendorse.processes.JobTypes.CREDENTIAL_OPEN_REVOCATION;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.credential.OpenedRevocation;
import org.microendorse.domain.credential.RevocationService;
import org.springframework.stereotype.Component;

/** Opens a revocation for the second person, who decides. */
@Component
public class OpenRevocationWorker {
  private final RevocationService revocations;

  OpenRevocationWorker(RevocationService revocations) {
    this.revocations = revocations;
  }

  @JobWorker(type = CREDENTIAL_OPEN_REVOCATION)
  public OpenedRevocation open(
      @Variable UUID revocationId,
      @ProcessInstanceKey long processInstanceKey,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(CREDENTIAL_OPEN_REVOCATION, elementInstanceKey);
    return revocations.open(revocationId, processInstanceKey, operation);
  }
}
