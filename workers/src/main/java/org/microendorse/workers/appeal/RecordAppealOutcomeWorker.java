package org.microendorse.workers.appeal;

import static org.microendorse.processes.JobTypes.APPEAL_RECORD_OUTCOME;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.appeal.AppealOutcome;
import org.microendorse.domain.appeal.AppealPanels;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Records the outcome of an appeal. */
@Component
public class RecordAppealOutcomeWorker {
  private final AppealPanels panels;

  RecordAppealOutcomeWorker(AppealPanels panels) {
    this.panels = panels;
  }

  @JobWorker(type = APPEAL_RECORD_OUTCOME)
  public void record(
      @Variable UUID appealId,
      @Variable AppealOutcome appealOutcome,
      @ElementInstanceKey long elementInstanceKey) {
    panels.recordOutcome(
        appealId, appealOutcome, OperationId.of(APPEAL_RECORD_OUTCOME, elementInstanceKey));
  }
}
