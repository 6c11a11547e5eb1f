package org.microendorse.workers.enrolment;

import static org.microendorse.processes.JobTypes.ENROLMENT_LAPSE;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.enrolment.EndorsementPathService;
import org.springframework.stereotype.Component;

/** Ends what was not submitted in its semester. */
@Component
public class LapseWorker {
  private final EndorsementPathService paths;

  LapseWorker(EndorsementPathService paths) {
    this.paths = paths;
  }

  @JobWorker(type = ENROLMENT_LAPSE)
  public void lapse(@Variable UUID endorsementPathId, @ElementInstanceKey long elementInstanceKey) {
    paths.lapse(endorsementPathId, OperationId.of(ENROLMENT_LAPSE, elementInstanceKey));
  }
}
