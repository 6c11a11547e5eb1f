package org.microendorse.workers.record;

import static org.microendorse.processes.JobTypes.RECORD_DELETE_EVIDENCE;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.record.RetentionOutcome;
import org.microendorse.domain.record.RetentionService;
import org.springframework.stereotype.Component;

/** Deletes the files of a path that has ended. */
@Component
public class DeleteEvidenceWorker {
  private final RetentionService retentions;

  DeleteEvidenceWorker(RetentionService retentions) {
    this.retentions = retentions;
  }

  @JobWorker(type = RECORD_DELETE_EVIDENCE)
  public RetentionOutcome delete(
      @Variable UUID enrollmentId,
      @Variable Policy retention,
      @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(RECORD_DELETE_EVIDENCE, elementInstanceKey);
    return retentions.deleteEvidence(enrollmentId, retention.rule(), operation);
  }

  /** The rule, as proof names it. */
  public record Policy(String rule) {}
}
