package org.microendorse.workers.cohort;

import static org.microendorse.processes.JobTypes.COHORT_RECORD_DECISION;
import static org.microendorse.workers.common.Answered.required;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.time.LocalDate;
import java.util.UUID;
import org.microendorse.domain.cohort.CohortDecision;
import org.microendorse.domain.cohort.CohortFormation;
import org.microendorse.domain.cohort.CohortFormation.Decided;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Carries out the decision about a cohort with too few teams. */
@Component
public class RecordCohortDecisionWorker {
  private final CohortFormation formation;

  RecordCohortDecisionWorker(CohortFormation formation) {
    this.formation = formation;
  }

  @JobWorker(type = COHORT_RECORD_DECISION)
  public Decided record(
      @VariablesAsType DecisionForm form, @ElementInstanceKey long elementInstanceKey) {
    return formation.decide(
        form.cohortId(),
        required(form.cohortDecision()),
        form.newLastDay(),
        form.mergeInto(),
        form.decisionReasons(),
        OperationId.of(COHORT_RECORD_DECISION, elementInstanceKey));
  }

  /** What the program manager filled in. */
  public record DecisionForm(
      UUID cohortId,
      CohortDecision cohortDecision,
      LocalDate newLastDay,
      UUID mergeInto,
      String decisionReasons) {}
}
