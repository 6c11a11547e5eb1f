package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_COUNT_TEAMS;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.microendorse.domain.cohort.CohortFormation;
import org.microendorse.domain.cohort.RegistrationCount;
import org.springframework.stereotype.Component;

/** Counts the teams when registration ends. */
@Component
public class CountTeamsWorker {
  private final CohortFormation formation;

  CountTeamsWorker(CohortFormation formation) {
    this.formation = formation;
  }

  @JobWorker(type = COHORT_COUNT_TEAMS)
  public RegistrationCount count(
      @Variable UUID cohortId, @Variable OffsetDateTime registrationEndsAt) {
    return formation.count(cohortId, registrationEndsAt);
  }
}
