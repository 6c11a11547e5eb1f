package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_END_COHORT;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.cohort.RunningCohorts;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Ends a cohort whose last semester is over. */
@Component
public class EndCohortWorker {
  private final RunningCohorts cohorts;

  EndCohortWorker(RunningCohorts cohorts) {
    this.cohorts = cohorts;
  }

  @JobWorker(type = COHORT_END_COHORT)
  public void end(@Variable UUID cohortId, @ElementInstanceKey long elementInstanceKey) {
    cohorts.end(cohortId, OperationId.of(COHORT_END_COHORT, elementInstanceKey));
  }
}
