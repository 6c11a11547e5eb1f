package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_ENROLL_JOINER;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.cohort.RunningCohorts;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Enrolls a person who joins late. */
@Component
public class EnrollJoinerWorker {
  private final RunningCohorts cohorts;

  EnrollJoinerWorker(RunningCohorts cohorts) {
    this.cohorts = cohorts;
  }

  @JobWorker(type = COHORT_ENROLL_JOINER)
  public void enroll(@Variable UUID memberId, @ElementInstanceKey long elementInstanceKey) {
    cohorts.enrollJoiner(memberId, OperationId.of(COHORT_ENROLL_JOINER, elementInstanceKey));
  }
}
