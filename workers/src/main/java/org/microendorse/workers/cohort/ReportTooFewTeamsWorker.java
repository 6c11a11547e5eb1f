package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_REPORT_TOO_FEW_TEAMS;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.cohort.CohortFormation;
import org.microendorse.domain.cohort.CohortFormation.MergeTargets;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Asks the program managers what happens to a cohort with too few teams. */
@Component
public class ReportTooFewTeamsWorker {
  private final CohortFormation formation;

  ReportTooFewTeamsWorker(CohortFormation formation) {
    this.formation = formation;
  }

  @JobWorker(type = COHORT_REPORT_TOO_FEW_TEAMS)
  public MergeTargets report(
      @Variable UUID cohortId,
      @Variable Readiness cohortReadiness,
      @ElementInstanceKey long elementInstanceKey) {
    return formation.reportTooFewTeams(
        cohortId,
        cohortReadiness.sentence(),
        OperationId.of(COHORT_REPORT_TOO_FEW_TEAMS, elementInstanceKey));
  }

  /** What the rules say. */
  public record Readiness(String readiness, String sentence) {}
}
