package org.microendorse.workers.notification;

import static org.microendorse.processes.JobTypes.NOTIFICATION_TELL_STAFF;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.workers.common.JobHeaders;
import org.microendorse.workers.notification.StaffMails.MicroCredentialTitle;
import org.springframework.stereotype.Component;

/** Sends a mail to all people in a group, without naming an educator. */
@Component
public class TellStaffWorker {
  private final Accounts accounts;
  private final StaffMails mails;

  TellStaffWorker(Accounts accounts, StaffMails mails) {
    this.accounts = accounts;
    this.mails = mails;
  }

  @JobWorker(type = NOTIFICATION_TELL_STAFF)
  public void tell(
      @Variable MicroCredentialTitle microCredential,
      @CustomHeaders Map<String, String> headers,
      @ElementInstanceKey long elementInstanceKey) {
    mails.write(
        JobHeaders.required(headers, Headers.TEMPLATE),
        accounts.findByRole(Role.ofGroup(JobHeaders.required(headers, Headers.MANAGERS))),
        microCredential,
        OperationId.of(NOTIFICATION_TELL_STAFF, elementInstanceKey));
  }
}
