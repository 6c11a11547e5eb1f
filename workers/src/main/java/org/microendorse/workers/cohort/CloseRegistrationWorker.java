package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_CLOSE_REGISTRATION;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.cohort.CohortFormation;
import org.microendorse.domain.cohort.StaffChoices;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Closes registration for good. */
@Component
public class CloseRegistrationWorker {
  private final CohortFormation formation;

  CloseRegistrationWorker(CohortFormation formation) {
    this.formation = formation;
  }

  @JobWorker(type = COHORT_CLOSE_REGISTRATION)
  public StaffChoices close(@Variable UUID cohortId, @ElementInstanceKey long elementInstanceKey) {
    return formation.closeRegistration(
        cohortId, OperationId.of(COHORT_CLOSE_REGISTRATION, elementInstanceKey));
  }
}
