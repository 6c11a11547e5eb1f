package org.microendorse.workers.appeal;

import static org.microendorse.processes.AppealProcess.Messages.APPEAL_RECEIVED;

import java.util.Map;
import org.microendorse.domain.appeal.Appeal;
import org.microendorse.domain.appeal.AppealReceived;
import org.microendorse.domain.appeal.AppealService;
import org.microendorse.domain.evidence.SubmissionService;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.MessagesToEngine;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the engine that an educator has appealed, after the appeal is committed. The event stays in
 * the event publication registry until the engine has it, so an outage of the engine loses nothing.
 */
@Component
class AppealPublisher {
  private final MessagesToEngine messages;
  private final AppealService appeals;
  private final SubmissionService submissions;

  AppealPublisher(MessagesToEngine messages, AppealService appeals, SubmissionService submissions) {
    this.messages = messages;
    this.appeals = appeals;
    this.submissions = submissions;
  }

  @Async
  @TransactionalEventListener
  public void on(AppealReceived event) {
    Appeal appeal = appeals.get(event.appealId());
    // The engine remembers message ids only as long as a message lives.
    if (appeal.processInstanceKey() == null) {
      String appealId = appeal.id().toString();
      messages.publish(
          APPEAL_RECEIVED,
          appealId,
          appealId,
          Map.of(
              Variables.APPEAL_ID, appealId,
              Variables.SUBMISSION_ID, appeal.submissionId().toString(),
              Variables.ENROLLMENT_ID,
                  submissions.submission(appeal.submissionId()).enrollmentId().toString()));
    }
  }
}
