package org.microendorse.workers.appeal;

import static org.microendorse.processes.JobTypes.APPEAL_ALLOCATE_PANEL;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.appeal.AppealPanels;
import org.microendorse.domain.appeal.Panel;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.review.Judgement;
import org.springframework.stereotype.Component;

/**
 * Divides the eligible reviewers of an appeal into two groups, or reports that there are too few.
 */
@Component
public class AllocatePanelWorker {
  private final AppealPanels panels;

  AllocatePanelWorker(AppealPanels panels) {
    this.panels = panels;
  }

  @JobWorker(type = APPEAL_ALLOCATE_PANEL)
  public Panel allocate(
      @VariablesAsType Judged judged, @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(APPEAL_ALLOCATE_PANEL, elementInstanceKey);
    return panels.allocatePanel(judged.appealId(), judged.judgements(), operation);
  }

  /** The result of the rules. */
  public record Judged(UUID appealId, List<Judgement> judgements) {}
}
