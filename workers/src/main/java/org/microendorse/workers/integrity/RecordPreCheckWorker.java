package org.microendorse.workers.integrity;

import static org.microendorse.processes.JobTypes.INTEGRITY_RECORD_PRE_CHECK;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.integrity.PreCheckFacts;
import org.microendorse.domain.integrity.PreCheckOutcome;
import org.microendorse.domain.integrity.PreCheckService;
import org.microendorse.domain.integrity.PreCheckService.Answer;
import org.springframework.stereotype.Component;

/** Records what a pre-check came to; an incomplete submission comes back to its educator. */
@Component
public class RecordPreCheckWorker {
  private final PreCheckService preChecks;

  RecordPreCheckWorker(PreCheckService preChecks) {
    this.preChecks = preChecks;
  }

  @JobWorker(type = INTEGRITY_RECORD_PRE_CHECK)
  public Returned record(
      @VariablesAsType PreChecked form, @ElementInstanceKey long elementInstanceKey) {
    OperationId operation = OperationId.of(INTEGRITY_RECORD_PRE_CHECK, elementInstanceKey);
    Answer answer =
        new Answer(form.preCheckOutcome(), form.preCheckReasons(), form.preCheckFiles());
    return new Returned(
        preChecks.record(form.submissionId(), form.preCheckerId(), answer, operation));
  }

  /** What the rules or a person said. */
  public record PreChecked(
      UUID submissionId,
      String preCheckerId,
      PreCheckOutcome preCheckOutcome,
      String preCheckReasons,
      List<PreCheckFacts.File> preCheckFiles) {}

  /** Why it came back; empty if it did not. */
  public record Returned(List<String> returnReasons) {}
}
