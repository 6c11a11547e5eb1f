package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_ENROLL_JOINER;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.cohort.CohortFormation;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Enrolls somebody who joins late. */
@Component
public class EnrollJoinerWorker {
  private final CohortFormation formation;

  EnrollJoinerWorker(CohortFormation formation) {
    this.formation = formation;
  }

  @JobWorker(type = COHORT_ENROLL_JOINER)
  public void enroll(@Variable UUID memberId, @ElementInstanceKey long elementInstanceKey) {
    formation.enrollJoiner(memberId, OperationId.of(COHORT_ENROLL_JOINER, elementInstanceKey));
  }
}
