package org.microendorse.workers.enrolment;

import static org.microendorse.processes.JobTypes.ENROLMENT_OPEN_PATH;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.enrolment.EnrolmentService;
import org.microendorse.domain.enrolment.OpenedPath;
import org.springframework.stereotype.Component;

/** Opens the path of an enrolment. */
@Component
public class OpenPathWorker {
  private final EnrolmentService enrolments;

  OpenPathWorker(EnrolmentService enrolments) {
    this.enrolments = enrolments;
  }

  @JobWorker(type = ENROLMENT_OPEN_PATH)
  public OpenedPath open(
      @Variable UUID enrolmentId,
      @ProcessInstanceKey long processInstanceKey,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(ENROLMENT_OPEN_PATH, elementInstanceKey);
    return enrolments.openPath(enrolmentId, processInstanceKey, operation);
  }
}
