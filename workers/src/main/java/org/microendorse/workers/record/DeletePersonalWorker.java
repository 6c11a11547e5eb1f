package org.microendorse.workers.record;

import static org.microendorse.processes.JobTypes.RECORD_DELETE_PERSONAL;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.record.RetentionOutcome;
import org.microendorse.domain.record.RetentionService;
import org.springframework.stereotype.Component;

/** Removes the person from the record of a path that ended years ago. */
@Component
public class DeletePersonalWorker {
  private final RetentionService retentions;

  DeletePersonalWorker(RetentionService retentions) {
    this.retentions = retentions;
  }

  @JobWorker(type = RECORD_DELETE_PERSONAL)
  public RetentionOutcome delete(
      @Variable UUID enrollmentId, @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(RECORD_DELETE_PERSONAL, elementInstanceKey);
    return retentions.deletePersonal(enrollmentId, operation);
  }
}
