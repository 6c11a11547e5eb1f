package org.microendorse.workers.enrollment;

import static org.microendorse.processes.JobTypes.ENROLLMENT_BEGIN_NEXT;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.enrollment.EndorsementPathService;
import org.springframework.stereotype.Component;

/** Enrolls an educator for the micro-credential whose semester has opened. */
@Component
public class BeginNextWorker {
  private final EndorsementPathService paths;

  BeginNextWorker(EndorsementPathService paths) {
    this.paths = paths;
  }

  @JobWorker(type = ENROLLMENT_BEGIN_NEXT)
  public void begin(@Variable UUID endorsementPathId, @ElementInstanceKey long elementInstanceKey) {
    paths.begin(endorsementPathId, OperationId.of(ENROLLMENT_BEGIN_NEXT, elementInstanceKey));
  }
}
