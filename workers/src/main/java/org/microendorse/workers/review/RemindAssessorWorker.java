package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_REMIND_ASSESSOR;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.UserTaskState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.processes.JobTypes.Headers;
import org.springframework.stereotype.Component;

/** Reminds whoever has a review, or everybody who may take it on. */
@Component
public class RemindAssessorWorker {
  private final AssessTasks tasks;
  private final Accounts accounts;
  private final MailService mails;

  RemindAssessorWorker(AssessTasks tasks, Accounts accounts, MailService mails) {
    this.tasks = tasks;
    this.accounts = accounts;
    this.mails = mails;
  }

  @JobWorker(type = REVIEW_REMIND_ASSESSOR)
  public void remind(@VariablesAsType Review review, ActivatedJob job) {
    // Somebody may have sent the assessment at the last moment; then there is no task any more.
    List<Account> people =
        tasks.newest(job.getProcessInstanceKey(), UserTaskState.CREATED).stream()
            .flatMap(
                task ->
                    AssessTasks.assignee(task)
                        .map(Stream::of)
                        .orElseGet(() -> review.assessorCandidates().stream()))
            .map(accounts::findByUsername)
            .flatMap(Optional::stream)
            .toList();
    mails.writeToStaff(
        job.getCustomHeaders().get(Headers.TEMPLATE),
        people,
        review.microCredential().title(),
        OperationId.of(REVIEW_REMIND_ASSESSOR, job.getElementInstanceKey()));
  }

  /** The review, as far as a reminder tells of it. */
  public record Review(List<String> assessorCandidates, MicroCredential microCredential) {}

  /** What it is about. */
  public record MicroCredential(String title) {}
}
