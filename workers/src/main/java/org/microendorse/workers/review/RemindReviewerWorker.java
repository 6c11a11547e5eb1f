package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_REMIND_REVIEWER;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.workers.common.JobHeaders;
import org.microendorse.workers.notification.StaffMails;
import org.microendorse.workers.notification.StaffMails.MicroCredentialTitle;
import org.springframework.stereotype.Component;

/** Reminds the reviewer who has a review or an appeal, or all who may claim it. */
@Component
public class RemindReviewerWorker {
  private final ReviewTasks tasks;
  private final Accounts accounts;
  private final StaffMails mails;

  RemindReviewerWorker(ReviewTasks tasks, Accounts accounts, StaffMails mails) {
    this.tasks = tasks;
    this.accounts = accounts;
    this.mails = mails;
  }

  @JobWorker(type = REVIEW_REMIND_REVIEWER)
  public void remind(@VariablesAsType Review review, ActivatedJob job) {
    // The reviewer may have finished at the last moment; then the task no longer exists.
    List<Account> people =
        tasks.open(job.getProcessInstanceKey(), ReviewTasks.duty(job)).stream()
            .filter(task -> review.seat() == null || review.seat().equals(task.getCandidateUsers()))
            .flatMap(task -> ReviewTasks.responsible(task).stream())
            .map(accounts::findByUsername)
            .flatMap(Optional::stream)
            .toList();
    mails.write(
        JobHeaders.required(job.getCustomHeaders(), Headers.TEMPLATE),
        people,
        review.microCredential(),
        oncePerPlan(review, job));
  }

  /** A step that its reviewer gets back with the same dates does not remind again. */
  private static OperationId oncePerPlan(Review review, ActivatedJob job) {
    return review.remindAt() == null
        ? OperationId.of(REVIEW_REMIND_REVIEWER, job.getElementInstanceKey())
        : new OperationId(
            String.join(
                "/",
                REVIEW_REMIND_REVIEWER,
                String.valueOf(job.getProcessInstanceKey()),
                ReviewTasks.duty(job).name(),
                String.valueOf(review.seat()),
                review.remindAt()));
  }

  /**
   * The review, as a reminder describes it.
   *
   * @param seat which of the two reviews of an appeal; null where there is only one task
   * @param remindAt for when the reminder was planned
   */
  public record Review(
      @Nullable List<String> seat,
      @Nullable String remindAt,
      MicroCredentialTitle microCredential) {}
}
