package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_END_COHORT;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.cohort.CohortFormation;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Ends a cohort whose last semester is over. */
@Component
public class EndCohortWorker {
  private final CohortFormation formation;

  EndCohortWorker(CohortFormation formation) {
    this.formation = formation;
  }

  @JobWorker(type = COHORT_END_COHORT)
  public void end(@Variable UUID cohortId, @ElementInstanceKey long elementInstanceKey) {
    formation.end(cohortId, OperationId.of(COHORT_END_COHORT, elementInstanceKey));
  }
}
