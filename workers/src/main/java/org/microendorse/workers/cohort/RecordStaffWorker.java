package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_RECORD_STAFF;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.annotation.VariablesAsType;
import java.util.UUID;
import org.microendorse.domain.cohort.CohortFormation;
import org.microendorse.domain.cohort.Staff;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Records who looks after a cohort. */
@Component
public class RecordStaffWorker {
  private final CohortFormation formation;

  RecordStaffWorker(CohortFormation formation) {
    this.formation = formation;
  }

  @JobWorker(type = COHORT_RECORD_STAFF)
  public void record(
      @Variable UUID cohortId,
      @VariablesAsType Staff staff,
      @ElementInstanceKey long elementInstanceKey) {
    formation.nameStaff(cohortId, staff, OperationId.of(COHORT_RECORD_STAFF, elementInstanceKey));
  }
}
