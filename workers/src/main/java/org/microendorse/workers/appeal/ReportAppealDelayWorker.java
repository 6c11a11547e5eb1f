package org.microendorse.workers.appeal;

import static org.microendorse.processes.JobTypes.APPEAL_REPORT_DELAY;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.Map;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.microendorse.processes.JobTypes.Headers;
import org.springframework.stereotype.Component;

/** Tells those who run the program that an appeal is late. */
@Component
public class ReportAppealDelayWorker {
  private final Accounts accounts;
  private final MailService mails;

  ReportAppealDelayWorker(Accounts accounts, MailService mails) {
    this.accounts = accounts;
    this.mails = mails;
  }

  @JobWorker(type = APPEAL_REPORT_DELAY)
  public void report(
      @VariablesAsType AppealReview review,
      @CustomHeaders Map<String, String> headers,
      @ElementInstanceKey long elementInstanceKey) {
    mails.writeToStaff(
        headers.get(Headers.TEMPLATE),
        accounts.findByRole(Role.ofGroup(headers.get(Headers.MANAGERS))),
        review.microCredential().title(),
        OperationId.of(APPEAL_REPORT_DELAY, elementInstanceKey));
  }
}
