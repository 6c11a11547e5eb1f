package org.microendorse.workers.review;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.response.UserTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.Duty;
import org.microendorse.processes.JobTypes.Duties;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.processes.TaskHeaders;
import org.microendorse.processes.TaskHeaders.Requires;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineInstances;
import org.microendorse.workers.common.EngineTasks;
import org.microendorse.workers.common.JobHeaders;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/** The tasks in which reviewers assess, approve or decide appeals. */
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

  /** The most that one person may have to do at once. */
  private static final int AT_MOST = 1_000;

  private final EngineTasks tasks;
  private final EngineInstances instances;

  ReviewTasks(EngineTasks tasks, EngineInstances instances) {
    this.tasks = tasks;
    this.instances = instances;
  }

  /** The open tasks, claimed or not, newest first. */
  List<UserTask> open(long processInstanceKey, Duty duty) {
    return tasks.openIn(processInstanceKey).stream()
        .filter(task -> is(task, duty))
        .sorted(Comparator.comparing(UserTask::getCreationDate).reversed())
        .toList();
  }

  /**
   * The user name of the person who had the task that was just canceled; empty if nobody had.
   *
   * @throws TransientDataAccessResourceException if the engine's search does not see it yet
   */
  Optional<String> lastHolder(long processInstanceKey, Duty duty) {
    return assignee(
        tasks
            .awaitCanceled(processInstanceKey, task -> is(task, duty))
            .orElseThrow(
                () ->
                    new TransientDataAccessResourceException(
                        "The engine's search does not see the canceled task yet.")));
  }

  /** Open reviews of this person, whatever they are about. */
  List<UserTask> of(String username) {
    return tasks.of(username, AT_MOST).get().tasks().stream()
        .filter(task -> Requires.CERTIFIED.equals(headers(task).get(TaskHeaders.REQUIRES)))
        .toList();
  }

  /** The submission a review is about. */
  UUID submissionOf(UserTask task) {
    long key = task.getProcessInstanceKey();
    String name = Variables.SUBMISSION_ID;
    String id = instances.texts(List.of(key), List.of(name)).getOrDefault(key, Map.of()).get(name);
    return UUID.fromString(Objects.requireNonNull(id, "A review without a submission"));
  }

  /** Whether a task may have been claimed with this role: lead assessors assess, too. */
  static boolean takes(UserTask task, Role role) {
    return switch (role) {
      case APPROVER -> is(task, Duty.APPROVE);
      case ASSESSOR, LEAD_ASSESSOR -> is(task, Duty.ASSESS) || is(task, Duty.SECOND_SCORE);
      default -> false;
    };
  }

  private static boolean is(UserTask task, Duty duty) {
    return DUTIES.get(headers(task).getOrDefault(TaskHeaders.DUTY, "")) == duty;
  }

  private static Map<String, String> headers(UserTask task) {
    return TaskHeaders.of(task.getBpmnProcessId(), task.getElementId(), task.getCustomHeaders());
  }

  /** The person with the fewest tasks; of several with as few, one at random. */
  String leastBusy(List<String> usernames) {
    List<String> people = new ArrayList<>(usernames);
    Collections.shuffle(people);
    Map<String, Supplier<EngineTasks.Found>> searches = new LinkedHashMap<>();
    people.forEach(name -> searches.put(name, tasks.of(name, 1)));
    Map<String, Long> toDo = new LinkedHashMap<>();
    searches.forEach((name, search) -> toDo.put(name, search.get().total()));
    return Collections.min(toDo.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  /** Which of these a job is about. */
  static Duty duty(ActivatedJob job) {
    String duty = JobHeaders.required(job.getCustomHeaders(), Headers.DUTY);
    return Objects.requireNonNull(DUTIES.get(duty), duty);
  }

  /** The user name of the task's assignee, or of all people who may claim it. */
  static List<String> responsible(UserTask task) {
    return assignee(task).map(List::of).orElseGet(task::getCandidateUsers);
  }

  /** The user name of the task's current or last assignee. */
  static Optional<String> assignee(UserTask task) {
    return Optional.ofNullable(task.getAssignee()).filter(name -> !name.isBlank());
  }
}
