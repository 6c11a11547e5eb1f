package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_REFUSE_JOINER;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.cohort.RunningCohorts;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Tells a person that it is too late to join. */
@Component
public class RefuseJoinerWorker {
  private final RunningCohorts cohorts;

  RefuseJoinerWorker(RunningCohorts cohorts) {
    this.cohorts = cohorts;
  }

  @JobWorker(type = COHORT_REFUSE_JOINER)
  public void refuse(
      @Variable UUID memberId,
      @Variable Admission admission,
      @ElementInstanceKey long elementInstanceKey) {
    cohorts.refuseJoiner(
        memberId, admission.sentence(), OperationId.of(COHORT_REFUSE_JOINER, elementInstanceKey));
  }

  /** What the rules say. */
  public record Admission(boolean admitted, String sentence) {}
}
