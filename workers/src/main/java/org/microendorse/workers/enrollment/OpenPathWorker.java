package org.microendorse.workers.enrollment;

import static org.microendorse.processes.JobTypes.ENROLLMENT_OPEN_PATH;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.enrollment.OpenedPath;
import org.springframework.stereotype.Component;

/** Opens the path of an enrollment. */
@Component
public class OpenPathWorker {
  private final EnrollmentService enrollments;

  OpenPathWorker(EnrollmentService enrollments) {
    this.enrollments = enrollments;
  }

  @JobWorker(type = ENROLLMENT_OPEN_PATH)
  public OpenedPath open(
      @Variable UUID enrollmentId,
      @ProcessInstanceKey long processInstanceKey,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(ENROLLMENT_OPEN_PATH, elementInstanceKey);
    return enrollments.openPath(enrollmentId, processInstanceKey, operation);
  }
}
