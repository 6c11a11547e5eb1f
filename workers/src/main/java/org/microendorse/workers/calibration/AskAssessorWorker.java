package org.microendorse.workers.calibration;

import static org.microendorse.processes.JobTypes.CALIBRATION_ASK_ASSESSOR;
import static org.microendorse.processes.JobTypes.Headers.TEMPLATE;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.Map;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.people.Accounts;
import org.microendorse.workers.common.JobHeaders;
import org.microendorse.workers.notification.StaffMails;
import org.microendorse.workers.notification.StaffMails.MicroCredentialTitle;
import org.springframework.stereotype.Component;

/** Asks an assessor to calibrate. */
@Component
public class AskAssessorWorker {
  private final Accounts accounts;
  private final StaffMails mails;

  AskAssessorWorker(Accounts accounts, StaffMails mails) {
    this.accounts = accounts;
    this.mails = mails;
  }

  @JobWorker(type = CALIBRATION_ASK_ASSESSOR)
  public void ask(
      @VariablesAsType Asked asked,
      @CustomHeaders Map<String, String> headers,
      @ElementInstanceKey long elementInstanceKey) {
    mails.write(
        JobHeaders.required(headers, TEMPLATE),
        accounts.findByUsername(asked.assessorId()).stream().toList(),
        asked.microCredential(),
        OperationId.of(CALIBRATION_ASK_ASSESSOR, elementInstanceKey));
  }

  /** Who is asked, and for what. */
  public record Asked(String assessorId, MicroCredentialTitle microCredential) {}
}
