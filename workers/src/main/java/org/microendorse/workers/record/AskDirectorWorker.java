package org.microendorse.workers.record;

import static org.microendorse.processes.JobTypes.RECORD_ASK_DIRECTOR;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.record.AskedDirector;
import org.microendorse.domain.record.InServiceService;
import org.springframework.stereotype.Component;

/** Asks a district to confirm in-service hours. */
@Component
public class AskDirectorWorker {
  private final InServiceService inService;

  AskDirectorWorker(InServiceService inService) {
    this.inService = inService;
  }

  @JobWorker(type = RECORD_ASK_DIRECTOR)
  public AskedDirector ask(
      @Variable UUID enrollmentId,
      @ProcessInstanceKey long processInstanceKey,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(RECORD_ASK_DIRECTOR, elementInstanceKey);
    return inService.ask(enrollmentId, processInstanceKey, operation);
  }
}
