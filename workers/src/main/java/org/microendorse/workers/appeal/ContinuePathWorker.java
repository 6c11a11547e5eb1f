package org.microendorse.workers.appeal;

import static org.microendorse.processes.JobTypes.APPEAL_CONTINUE_PATH;
import static org.microendorse.processes.MicroCredentialPathProcess.Messages.APPEAL_OVERTURNED;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.Map;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.MessagesToEngine;
import org.springframework.stereotype.Component;

/**
 * Tells the path of an educator that their appeal succeeded. A path that has ended in the meantime
 * does not get the message, and does not need it.
 */
@Component
public class ContinuePathWorker {
  private final MessagesToEngine messages;

  ContinuePathWorker(MessagesToEngine messages) {
    this.messages = messages;
  }

  @JobWorker(type = APPEAL_CONTINUE_PATH)
  public void goOn(@VariablesAsType Overturned appeal) {
    messages.publishInJob(
        APPEAL_OVERTURNED,
        appeal.enrollmentId(),
        appeal.appealId(),
        Map.of(
            Variables.SUBMISSION_ID, appeal.submissionId(),
            Variables.OUTCOME, Outcome.DEMONSTRATED.code()));
  }

  /** An appeal that succeeded. */
  public record Overturned(String appealId, String enrollmentId, String submissionId) {}
}
