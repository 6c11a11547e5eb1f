package org.microendorse.workers.review;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.SearchResponse;
import io.camunda.client.api.search.response.UserTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.microendorse.domain.review.Duty;
import org.microendorse.processes.AppealProcess;
import org.microendorse.processes.JobTypes.Duties;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.processes.SecondScoringProcess;
import org.microendorse.processes.SubmissionReviewProcess;
import org.microendorse.processes.Variables;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/** The tasks in which somebody assesses, approves or looks at an appeal. */
@Component
class ReviewTasks {
  private static final Map<String, Duty> DUTIES =
      Map.of(
          Duties.ASSESS,
          Duty.ASSESS,
          Duties.SECOND_SCORE,
          Duty.SECOND_SCORE,
          Duties.APPROVE,
          Duty.APPROVE,
          Duties.APPEAL,
          Duty.APPEAL,
          Duties.PRE_CHECK,
          Duty.PRE_CHECK,
          Duties.CONCERN,
          Duty.CONCERN);
  private static final Map<Duty, String> ELEMENTS =
      Map.of(
          Duty.ASSESS, SubmissionReviewProcess.Elements.ASSESS_SUBMISSION,
          Duty.SECOND_SCORE, SecondScoringProcess.Elements.SCORE_SUBMISSION,
          Duty.APPROVE, SubmissionReviewProcess.Elements.APPROVE_ASSESSMENT,
          Duty.APPEAL, AppealProcess.Elements.REVIEW_APPEAL);

  /** The most that one person may have to do at once. */
  private static final int AT_MOST = 1_000;

  private final CamundaClient camunda;

  ReviewTasks(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /** Those that somebody has to do or may take on. */
  List<UserTask> open(long processInstanceKey, Duty duty) {
    return find(processInstanceKey, duty, UserTaskState.CREATED);
  }

  /**
   * The one that was ended last before somebody could send it; whoever had it is its assignee.
   *
   * @throws TransientDataAccessResourceException if the engine's search does not know it yet
   */
  UserTask ended(long processInstanceKey, Duty duty) {
    return find(processInstanceKey, duty, UserTaskState.CANCELED).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new TransientDataAccessResourceException(
                    "The engine's search does not know the ended task yet."));
  }

  /** Open reviews of this person, whatever they are about. */
  List<UserTask> of(String username) {
    return ELEMENTS.values().stream()
        .flatMap(
            element ->
                camunda
                    .newUserTaskSearchRequest()
                    .filter(
                        task ->
                            task.assignee(username).elementId(element).state(UserTaskState.CREATED))
                    .page(page -> page.limit(AT_MOST))
                    .send()
                    .join()
                    .items()
                    .stream())
        .toList();
  }

  /** The submission a review is about. */
  UUID submissionOf(UserTask task) {
    String value =
        camunda
            .newVariableSearchRequest()
            .filter(
                variable ->
                    variable
                        .processInstanceKey(task.getProcessInstanceKey())
                        .name(Variables.SUBMISSION_ID))
            .send()
            .join()
            .singleItem()
            .getValue();
    return UUID.fromString(value.replace("\"", ""));
  }

  /** The newest one first. */
  private List<UserTask> find(long processInstanceKey, Duty duty, UserTaskState state) {
    return camunda
        .newUserTaskSearchRequest()
        .filter(
            task ->
                task.processInstanceKey(processInstanceKey)
                    .elementId(ELEMENTS.get(duty))
                    .state(state))
        .sort(sort -> sort.creationDate().desc())
        .send()
        .join()
        .items();
  }

  /** Whoever has the fewest tasks to do; of several who have as few, one by chance. */
  String leastBusy(List<String> usernames) {
    List<String> people = new ArrayList<>(usernames);
    Collections.shuffle(people);
    Map<String, CamundaFuture<SearchResponse<UserTask>>> searches = new LinkedHashMap<>();
    people.forEach(name -> searches.put(name, toDo(name)));
    return Collections.min(
            searches.entrySet(),
            Comparator.comparing(search -> search.getValue().join().page().totalItems()))
        .getKey();
  }

  private CamundaFuture<SearchResponse<UserTask>> toDo(String username) {
    return camunda
        .newUserTaskSearchRequest()
        .filter(task -> task.assignee(username).state(UserTaskState.CREATED))
        .page(page -> page.limit(1))
        .send();
  }

  /** Which of these a job is about. */
  static Duty duty(ActivatedJob job) {
    return DUTIES.get(job.getCustomHeaders().get(Headers.DUTY));
  }

  /** The user names of whoever has the task, or of everybody who may take it on. */
  static List<String> responsible(UserTask task) {
    return assignee(task).map(List::of).orElseGet(task::getCandidateUsers);
  }

  /** The user name of whoever has or had the task. */
  static Optional<String> assignee(UserTask task) {
    return Optional.ofNullable(task.getAssignee()).filter(name -> !name.isBlank());
  }
}
