package org.microendorse.workers.enrollment;

import static org.microendorse.processes.JobTypes.ENROLLMENT_LAPSE;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.springframework.stereotype.Component;

/** Ends a path whose portfolio was not submitted in its semester. */
@Component
public class LapseWorker {
  private final EndorsementPathService paths;

  LapseWorker(EndorsementPathService paths) {
    this.paths = paths;
  }

  @JobWorker(type = ENROLLMENT_LAPSE)
  public void lapse(@Variable UUID endorsementPathId, @ElementInstanceKey long elementInstanceKey) {
    paths.lapse(endorsementPathId, OperationId.of(ENROLLMENT_LAPSE, elementInstanceKey));
  }
}
