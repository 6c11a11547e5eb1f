package org.microendorse.workers.review;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.util.Optional;
import org.microendorse.processes.SubmissionReviewProcess.Elements;
import org.springframework.stereotype.Component;

/** The tasks of a review in which somebody assesses. */
@Component
class AssessTasks {
  private final CamundaClient camunda;

  AssessTasks(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /** The newest one in this state; whoever has or had it is its assignee. */
  Optional<UserTask> newest(long processInstanceKey, UserTaskState state) {
    return camunda
        .newUserTaskSearchRequest()
        .filter(
            task ->
                task.processInstanceKey(processInstanceKey)
                    .elementId(Elements.ASSESS_SUBMISSION)
                    .state(state))
        .sort(sort -> sort.creationDate().desc())
        .page(page -> page.limit(1))
        .send()
        .join()
        .items()
        .stream()
        .findFirst();
  }

  /** The user name of whoever has or had the task. */
  static Optional<String> assignee(UserTask task) {
    return Optional.ofNullable(task.getAssignee()).filter(name -> !name.isBlank());
  }
}
