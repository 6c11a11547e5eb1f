package org.microendorse.app.task;

import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.language.ModelTexts;
import org.microendorse.processes.TaskHeaders;

/**
 * A user task as the engine knows it.
 *
 * @param name as in the model
 * @param assignee the person who has claimed it; null if nobody has
 * @param completionDate null until it is completed
 * @param headers what the model says about this step, by {@link TaskHeaders}
 */
public record Task(
    long key,
    String processId,
    String elementId,
    String name,
    UserTaskState state,
    @Nullable String assignee,
    List<String> candidateUsers,
    List<String> candidateGroups,
    @Nullable OffsetDateTime dueDate,
    @Nullable OffsetDateTime completionDate,
    long processInstanceKey,
    Long formKey,
    Map<String, String> headers) {

  static Task of(UserTask task) {
    return new Task(
        task.getUserTaskKey(),
        task.getBpmnProcessId(),
        task.getElementId(),
        task.getName() == null ? task.getElementId() : task.getName(),
        task.getState(),
        task.getAssignee() == null || task.getAssignee().isBlank() ? null : task.getAssignee(),
        Objects.requireNonNullElse(task.getCandidateUsers(), List.of()),
        Objects.requireNonNullElse(task.getCandidateGroups(), List.of()),
        task.getDueDate(),
        task.getCompletionDate(),
        task.getProcessInstanceKey(),
        task.getFormKey(),
        TaskHeaders.of(
            task.getBpmnProcessId(),
            task.getElementId(),
            Objects.requireNonNullElse(task.getCustomHeaders(), Map.of())));
  }

  /** As in the model. */
  String modelName() {
    return name;
  }

  /** In the reader's language. */
  @Override
  public String name() {
    return ModelTexts.name(name);
  }

  /** An id of this step of its process, which stays the same when the step is replanned. */
  public String step() {
    return processInstanceKey + "/" + elementId;
  }

  /** What the model says about this step; empty if it says nothing. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Whether the page shows this besides the form: one of {@link TaskHeaders.Shown}. */
  public boolean shows(String what) {
    return Arrays.asList(header(TaskHeaders.SHOWS).split("\\s*,\\s*")).contains(what);
  }

  public boolean isOpen() {
    return state == UserTaskState.CREATED;
  }

  public boolean isCompleted() {
    return state == UserTaskState.COMPLETED;
  }

  /** A person who no longer has the role that a task takes no longer has the task. */
  public boolean isOf(PortalUser user) {
    return user.getUsername().equals(assignee) && hasRoleFor(user);
  }

  private boolean hasRoleFor(PortalUser user) {
    return header(TaskHeaders.REQUIRES).equals(TaskHeaders.Requires.CERTIFIED)
        ? user.isReviewer()
        : candidateGroups.isEmpty() || !Collections.disjoint(candidateGroups, user.getGroups());
  }

  /** Whether nobody has claimed it, and this person may. */
  public boolean isClaimableBy(PortalUser user) {
    return isOpen() && assignee == null && isCandidate(user);
  }

  /**
   * Named people take precedence over groups: if people are named, a group alone gives no right.
   */
  public boolean isCandidate(PortalUser user) {
    return candidateUsers.isEmpty()
        ? !Collections.disjoint(candidateGroups, user.getGroups())
        : candidateUsers.contains(user.getUsername());
  }

  /** Whether this person may see it: its assignee or, without one, its candidates. */
  public boolean isVisibleTo(PortalUser user) {
    return isOf(user) || isClaimableBy(user);
  }
}
