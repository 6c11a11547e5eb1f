package org.microendorse.workers.appeal;

import static org.microendorse.processes.JobTypes.APPEAL_STORE_VERDICT;
import static org.microendorse.workers.common.Answered.required;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.UUID;
import org.microendorse.domain.appeal.AppealDecision;
import org.microendorse.domain.appeal.AppealPanels;
import org.microendorse.domain.common.OperationId;
import org.springframework.stereotype.Component;

/** Stores one reviewer's verdict on an appeal. */
@Component
public class StoreVerdictWorker {
  private final AppealPanels panels;

  StoreVerdictWorker(AppealPanels panels) {
    this.panels = panels;
  }

  @JobWorker(type = APPEAL_STORE_VERDICT)
  public void store(
      @VariablesAsType VerdictForm form, @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(APPEAL_STORE_VERDICT, elementInstanceKey);
    panels.storeVerdict(
        form.appealId(),
        form.appealReviewerId(),
        required(form.appealDecision()),
        form.verdictReasons(),
        operation);
  }

  /** What the reviewer filled in. */
  public record VerdictForm(
      UUID appealId,
      String appealReviewerId,
      AppealDecision appealDecision,
      String verdictReasons) {}
}
