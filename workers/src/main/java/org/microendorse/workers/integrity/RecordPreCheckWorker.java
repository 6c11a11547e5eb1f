package org.microendorse.workers.integrity;

import static org.microendorse.processes.JobTypes.INTEGRITY_RECORD_PRE_CHECK;
import static org.microendorse.workers.common.Answered.required;

import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.integrity.PreCheckFacts;
import org.microendorse.domain.integrity.PreCheckOutcome;
import org.microendorse.domain.integrity.PreCheckService;
import org.microendorse.domain.integrity.PreCheckService.Answer;
import org.microendorse.domain.task.AsNote;
import org.springframework.stereotype.Component;

/** Records the result of a pre-check; a submission that needs changes goes back to its educator. */
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
        new Answer(required(form.preCheckOutcome()), form.preCheckReasons(), form.files());
    return new Returned(
        preChecks.record(form.submissionId(), form.preCheckerId(), answer, operation));
  }

  /** What the rules or a person said. */
  public record PreChecked(
      UUID submissionId,
      String preCheckerId,
      PreCheckOutcome preCheckOutcome,
      String preCheckReasons,
      List<PreCheckFacts.File> preCheckFiles,
      List<FileNote> fileNotes) {

    /** The files, with what is missing in each; the notes are in the same order. */
    List<PreCheckFacts.File> files() {
      if (preCheckFiles == null || fileNotes == null) {
        return preCheckFiles;
      }
      return IntStream.range(0, preCheckFiles.size())
          .mapToObj(
              i ->
                  i < fileNotes.size()
                      ? preCheckFiles.get(i).lacking(fileNotes.get(i).lacking())
                      : preCheckFiles.get(i))
          .toList();
    }
  }

  /** What is missing in a file; null if nothing. */
  public record FileNote(String lacking) {}

  /** Why it came back; empty if it did not. */
  public record Returned(@AsNote List<String> returnReasons) {}
}
