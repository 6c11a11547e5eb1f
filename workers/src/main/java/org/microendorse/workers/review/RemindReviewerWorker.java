package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_REMIND_REVIEWER;

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
import org.microendorse.domain.review.Duty;
import org.microendorse.processes.JobTypes.Headers;
import org.springframework.stereotype.Component;

/** Reminds whoever has a review, or everybody who may take it on. */
@Component
public class RemindReviewerWorker {
  private final ReviewTasks tasks;
  private final Accounts accounts;
  private final MailService mails;

  RemindReviewerWorker(ReviewTasks tasks, Accounts accounts, MailService mails) {
    this.tasks = tasks;
    this.accounts = accounts;
    this.mails = mails;
  }

  @JobWorker(type = REVIEW_REMIND_REVIEWER)
  public void remind(@VariablesAsType Review review, ActivatedJob job) {
    // Somebody may have finished at the last moment; then there is no task any more.
    Duty duty = ReviewTasks.duty(job);
    List<Account> people =
        tasks.newest(job.getProcessInstanceKey(), duty, UserTaskState.CREATED).stream()
            .flatMap(
                task ->
                    ReviewTasks.assignee(task)
                        .map(Stream::of)
                        .orElseGet(() -> review.candidates(duty).stream()))
            .map(accounts::findByUsername)
            .flatMap(Optional::stream)
            .toList();
    mails.writeToStaff(
        job.getCustomHeaders().get(Headers.TEMPLATE),
        people,
        review.microCredential().title(),
        OperationId.of(REVIEW_REMIND_REVIEWER, job.getElementInstanceKey()));
  }

  /** The review, as far as a reminder tells of it. */
  public record Review(
      String assessorId,
      List<String> assessorCandidates,
      List<String> approverCandidates,
      MicroCredential microCredential) {

    private List<String> candidates(Duty duty) {
      return duty == Duty.ASSESS
          ? assessorCandidates
          : approverCandidates.stream().filter(name -> !name.equals(assessorId)).toList();
    }
  }

  /** What it is about. */
  public record MicroCredential(String title) {}
}
