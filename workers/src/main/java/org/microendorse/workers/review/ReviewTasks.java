package org.microendorse.workers.review;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.util.Map;
import java.util.Optional;
import org.microendorse.domain.review.Duty;
import org.microendorse.processes.JobTypes.Duties;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.processes.SubmissionReviewProcess.Elements;
import org.springframework.stereotype.Component;

/** The tasks of a review in which somebody assesses or approves. */
@Component
class ReviewTasks {
  private static final Map<String, Duty> DUTIES =
      Map.of(Duties.ASSESS, Duty.ASSESS, Duties.APPROVE, Duty.APPROVE, Duties.APPEAL, Duty.APPEAL);
  private static final Map<Duty, String> ELEMENTS =
      Map.of(Duty.ASSESS, Elements.ASSESS_SUBMISSION, Duty.APPROVE, Elements.APPROVE_ASSESSMENT);

  private final CamundaClient camunda;

  ReviewTasks(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /** The newest one in this state; whoever has or had it is its assignee. */
  Optional<UserTask> newest(long processInstanceKey, Duty duty, UserTaskState state) {
    return camunda
        .newUserTaskSearchRequest()
        .filter(
            task ->
                task.processInstanceKey(processInstanceKey)
                    .elementId(ELEMENTS.get(duty))
                    .state(state))
        .sort(sort -> sort.creationDate().desc())
        .page(page -> page.limit(1))
        .send()
        .join()
        .items()
        .stream()
        .findFirst();
  }

  /** Which of the two a job is about. */
  static Duty duty(ActivatedJob job) {
    return DUTIES.get(job.getCustomHeaders().get(Headers.DUTY));
  }

  /** The user name of whoever has or had the task. */
  static Optional<String> assignee(UserTask task) {
    return Optional.ofNullable(task.getAssignee()).filter(name -> !name.isBlank());
  }
}
