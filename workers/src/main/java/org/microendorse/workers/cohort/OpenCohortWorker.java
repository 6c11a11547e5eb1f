package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_OPEN_COHORT;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.cohort.CohortCancellation;
import org.microendorse.domain.cohort.CohortFormation;
import org.microendorse.domain.cohort.OpenedCohort;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Opens a cohort for teams. */
@Component
public class OpenCohortWorker {
  private final CohortFormation formation;
  private final CohortCancellation cancellation;

  OpenCohortWorker(CohortFormation formation, CohortCancellation cancellation) {
    this.formation = formation;
    this.cancellation = cancellation;
  }

  @JobWorker(type = COHORT_OPEN_COHORT)
  public OpenedCohort open(
      @Variable UUID cohortId,
      @ProcessInstanceKey long processInstanceKey,
      @ElementInstanceKey long elementInstanceKey) {
    OpenedCohort opened =
        formation.open(
            cohortId, processInstanceKey, OperationId.of(COHORT_OPEN_COHORT, elementInstanceKey));
    cancellation.endIfCancelled(cohortId);
    return opened;
  }
}
