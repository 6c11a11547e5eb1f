package org.microendorse.workers.appeal;

import static org.microendorse.processes.JobTypes.APPEAL_REMIND_REVIEWER;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.util.List;
import java.util.Optional;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.processes.AppealProcess.Elements;
import org.microendorse.processes.JobTypes.Headers;
import org.springframework.stereotype.Component;

/** Reminds whoever has a review of an appeal, or everybody of the group while nobody has. */
@Component
public class RemindAppealReviewerWorker {
  private final CamundaClient camunda;
  private final Accounts accounts;
  private final MailService mails;

  RemindAppealReviewerWorker(CamundaClient camunda, Accounts accounts, MailService mails) {
    this.camunda = camunda;
    this.accounts = accounts;
    this.mails = mails;
  }

  @JobWorker(type = APPEAL_REMIND_REVIEWER)
  public void remind(@VariablesAsType AppealReview review, ActivatedJob job) {
    // Somebody may have sent the review at the last moment; then there is no task any more.
    List<Account> people =
        openTasks(job.getProcessInstanceKey()).stream()
            .filter(task -> review.seat().containsAll(task.getCandidateUsers()))
            .flatMap(task -> responsible(task).stream())
            .map(accounts::findByUsername)
            .flatMap(Optional::stream)
            .toList();
    mails.writeToStaff(
        job.getCustomHeaders().get(Headers.TEMPLATE),
        people,
        review.microCredential().title(),
        OperationId.of(APPEAL_REMIND_REVIEWER, job.getElementInstanceKey()));
  }

  private List<UserTask> openTasks(long processInstanceKey) {
    return camunda
        .newUserTaskSearchRequest()
        .filter(
            task ->
                task.processInstanceKey(processInstanceKey)
                    .elementId(Elements.REVIEW_APPEAL)
                    .state(UserTaskState.CREATED))
        .send()
        .join()
        .items();
  }

  private static List<String> responsible(UserTask task) {
    return task.getAssignee() == null || task.getAssignee().isBlank()
        ? task.getCandidateUsers()
        : List.of(task.getAssignee());
  }
}
