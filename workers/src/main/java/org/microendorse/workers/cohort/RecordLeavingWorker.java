package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_RECORD_LEAVING;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.cohort.CohortFormation;
import org.microendorse.domain.cohort.Shrunk;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Ends the way of whoever has left a team, and finds what is left of it. */
@Component
public class RecordLeavingWorker {
  private final CohortFormation formation;

  RecordLeavingWorker(CohortFormation formation) {
    this.formation = formation;
  }

  @JobWorker(type = COHORT_RECORD_LEAVING)
  public Shrunk record(@Variable UUID teamId, @ElementInstanceKey long elementInstanceKey) {
    return formation.shrunk(teamId, OperationId.of(COHORT_RECORD_LEAVING, elementInstanceKey));
  }
}
