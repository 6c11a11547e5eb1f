package org.microendorse.app.task;

import java.util.Optional;
import java.util.UUID;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.people.Accounts;
import org.microendorse.processes.TaskHeaders;
import org.microendorse.processes.TaskHeaders.Requires;
import org.microendorse.workers.common.EngineTasks;
import org.springframework.stereotype.Service;

/** Claims and releases tasks. */
@Service
public class TaskClaims {
  private static final String UNCLEAR = "task.claim.unclear";
  private static final String NOT_OPEN = "task.notOpen";

  private final EngineTasks tasks;
  private final TaskInbox inbox;
  private final OwnTasks own;
  private final TaskSubjects subjects;
  private final ClaimRules claimRules;
  private final Accounts accounts;

  TaskClaims(
      EngineTasks tasks,
      TaskInbox inbox,
      OwnTasks own,
      TaskSubjects subjects,
      ClaimRules claimRules,
      Accounts accounts) {
    this.tasks = tasks;
    this.inbox = inbox;
    this.own = own;
    this.subjects = subjects;
    this.claimRules = claimRules;
    this.accounts = accounts;
  }

  /**
   * Claims a task; claiming it again changes nothing.
   *
   * @throws TaskTaken if a colleague was faster, or they may no longer review
   */
  public void claim(PortalUser user, long key) {
    Task task =
        inbox
            .find(key)
            .filter(found -> found.isVisibleTo(user) || found.isCandidate(user))
            .orElseThrow(() -> new NotFound("task", key));
    if (task.isOf(user)) {
      return;
    }
    if (!task.isOpen() || task.assignee() != null) {
      throw taken(task);
    }
    requireEligible(user, task);
    if (!tasks.claim(key, user.getUsername())) {
      Task now = inbox.awaitSeen(key, found -> found.assignee() != null).orElse(task);
      if (now.isOf(user)) {
        return;
      }
      throw taken(now);
    }
    inbox.awaitSeen(key, found -> found.isOf(user));
  }

  private void requireEligible(PortalUser user, Task task) {
    switch (task.header(TaskHeaders.REQUIRES)) {
      case Requires.CANDIDATE -> {
        // They are one, or they would not see it.
      }
      case Requires.CERTIFIED ->
          refusal(user, task)
              .ifPresent(
                  why -> {
                    throw new TaskTaken(why);
                  });
      default -> throw new TaskTaken(UNCLEAR);
    }
  }

  /** A review that nobody signs, or of no submission, cannot be checked. */
  private Optional<String> refusal(PortalUser user, Task task) {
    Optional<UUID> submission = subjects.submissionOf(task);
    return submission.isEmpty() || task.header(TaskHeaders.SIGNED_BY).isEmpty()
        ? Optional.of(UNCLEAR)
        : claimRules.refusal(user, submission.get());
  }

  /**
   * Releases a task, so that a colleague can claim it.
   *
   * @throws TaskTaken if only this person can have it, or it is no longer open
   */
  public void release(PortalUser user, long key) {
    Task task = own.mine(user, key);
    if (!task.isCandidate(user)) {
      throw new TaskTaken("task.release.yoursAlone");
    }
    if (!tasks.release(key)) {
      throw new TaskTaken(NOT_OPEN);
    }
    inbox.awaitSeen(key, found -> found.assignee() == null);
  }

  /** Whether a reviewer has finished and may no longer read the submission. */
  static boolean isOver(Task task) {
    return task.isCompleted() && task.header(TaskHeaders.REQUIRES).equals(Requires.CERTIFIED);
  }

  private TaskTaken taken(Task task) {
    if (task.assignee() == null) {
      return new TaskTaken(NOT_OPEN);
    }
    return accounts
        .findByUsername(task.assignee())
        .map(colleague -> new TaskTaken("task.claim.takenBy", colleague.displayName()))
        .orElseGet(() -> new TaskTaken("task.claim.taken"));
  }
}
