package org.microendorse.app.task;

import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;

/**
 * A user task as the engine knows it.
 *
 * @param assignee whose it is; null while nobody has taken it on
 * @param completionDate null until it is completed
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
    Long formKey) {

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
        task.getFormKey());
  }

  /** Tells this step of its process from all others, also when it is planned anew. */
  public String step() {
    return processInstanceKey + "/" + elementId;
  }

  public boolean isOpen() {
    return state == UserTaskState.CREATED;
  }

  public boolean isCompleted() {
    return state == UserTaskState.COMPLETED;
  }

  public boolean isOf(PortalUser user) {
    return user.getUsername().equals(assignee);
  }

  /** Nobody has taken it on, and this person may. */
  public boolean isClaimableBy(PortalUser user) {
    return isOpen() && assignee == null && isCandidate(user);
  }

  /** Named people come before groups: where people are named, a group alone gives no right. */
  public boolean isCandidate(PortalUser user) {
    return candidateUsers.isEmpty()
        ? !Collections.disjoint(candidateGroups, user.getGroups())
        : candidateUsers.contains(user.getUsername());
  }

  /** A task is for its assignee's eyes or, while it has none, its candidates'. */
  public boolean isVisibleTo(PortalUser user) {
    return isOf(user) || isClaimableBy(user);
  }
}
