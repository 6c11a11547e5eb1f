package org.microendorse.workers.integrity;

import static org.microendorse.processes.JobTypes.INTEGRITY_RECORD_COMMITTEE_DECISION;
import static org.microendorse.workers.common.Answered.required;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.integrity.CommitteeDecision;
import org.microendorse.domain.integrity.ConcernRulings;
import org.microendorse.domain.integrity.ConcernRulings.Ruling;
import org.springframework.stereotype.Component;

/** Records a committee's decision about a path. */
@Component
public class RecordCommitteeDecisionWorker {
  private final ConcernRulings rulings;

  RecordCommitteeDecisionWorker(ConcernRulings rulings) {
    this.rulings = rulings;
  }

  @JobWorker(type = INTEGRITY_RECORD_COMMITTEE_DECISION)
  public void record(@VariablesAsType Decided form, @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(INTEGRITY_RECORD_COMMITTEE_DECISION, elementInstanceKey);
    Ruling ruling = new Ruling(form.committeeMemberId(), form.committeeReasons());
    rulings.decideInCommittee(
        form.concernId(), required(form.committeeDecision()), ruling, operation);
  }

  /** What one member filled in for all. */
  public record Decided(
      UUID concernId,
      String committeeMemberId,
      CommitteeDecision committeeDecision,
      String committeeReasons) {}
}
