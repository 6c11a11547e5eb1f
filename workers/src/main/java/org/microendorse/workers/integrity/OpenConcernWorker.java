package org.microendorse.workers.integrity;

import static org.microendorse.processes.JobTypes.INTEGRITY_OPEN_CONCERN;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.integrity.ConcernService;
import org.microendorse.domain.integrity.OpenedConcern;
import org.springframework.stereotype.Component;

/** Opens a concern for the integrity team. */
@Component
public class OpenConcernWorker {
  private final ConcernService concerns;

  OpenConcernWorker(ConcernService concerns) {
    this.concerns = concerns;
  }

  @JobWorker(type = INTEGRITY_OPEN_CONCERN)
  public OpenedConcern open(
      @Variable UUID concernId,
      @ProcessInstanceKey long processInstanceKey,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(INTEGRITY_OPEN_CONCERN, elementInstanceKey);
    return concerns.open(concernId, processInstanceKey, operation);
  }
}
