package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_FIND_JOINER;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.cohort.Joiner;
import org.microendorse.domain.cohort.RunningCohorts;
import org.springframework.stereotype.Component;

/** Finds how late a person joins. */
@Component
public class FindJoinerWorker {
  private final RunningCohorts cohorts;

  FindJoinerWorker(RunningCohorts cohorts) {
    this.cohorts = cohorts;
  }

  @JobWorker(type = COHORT_FIND_JOINER)
  public Found find(@Variable UUID memberId) {
    return new Found(cohorts.joiner(memberId));
  }

  /** What rules need to know. */
  public record Found(Joiner joiner) {}
}
