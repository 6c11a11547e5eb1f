package org.microendorse.workers.account;

import io.camunda.client.api.search.response.UserTask;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.people.RoleRemoved;
import org.microendorse.processes.TaskHeaders;
import org.microendorse.processes.TaskHeaders.Requires;
import org.microendorse.workers.common.EngineTasks;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Releases what a person has claimed with a role they no longer have, and takes their name off
 * tasks that name their candidates. Reviews that are planned anew are ReviewPlanPublisher's. The
 * event stays in the event publication registry until all is done; doing it twice changes nothing.
 */
@Component
class RemovedRoles {
  /** The most that one person may have to do at once. */
  private static final int AT_MOST = 1_000;

  private static final Set<Role> REVIEWERS =
      Set.of(Role.ASSESSOR, Role.APPROVER, Role.LEAD_ASSESSOR);

  private static final Set<Role> NAMED = Set.of(Role.PROGRAM_MANAGER, Role.LEAD_ASSESSOR);

  private final EngineTasks tasks;
  private final Accounts accounts;

  RemovedRoles(EngineTasks tasks, Accounts accounts) {
    this.tasks = tasks;
    this.accounts = accounts;
  }

  @Async
  @TransactionalEventListener
  public void on(RoleRemoved event) {
    Account account = accounts.findById(event.accountId()).orElseThrow();
    String username = account.username();
    if (Collections.disjoint(account.roles(), NAMED)) {
      named(tasks.of(username, AT_MOST).get().tasks(), username);
      named(tasks.claimableBy(username, AT_MOST).get().tasks(), username);
    }
    tasks.of(username, AT_MOST).get().tasks().stream()
        .filter(task -> !isTheirs(task, account))
        .forEach(task -> tasks.release(task.getUserTaskKey()));
  }

  /** Those that one of several people confirms, such as the revocation of a badge. */
  private void named(List<UserTask> open, String username) {
    open.stream()
        .filter(task -> !takesCertificate(task) && task.getCandidateUsers().contains(username))
        .forEach(
            task -> {
              tasks.setCandidates(
                  task.getUserTaskKey(),
                  task.getCandidateUsers().stream().filter(it -> !it.equals(username)).toList());
              tasks.release(task.getUserTaskKey());
            });
  }

  private static boolean isTheirs(UserTask task, Account account) {
    if (takesCertificate(task)) {
      return !Collections.disjoint(account.roles(), REVIEWERS);
    }
    Set<String> groups = account.roles().stream().map(Role::group).collect(Collectors.toSet());
    return task.getCandidateGroups().isEmpty()
        || !Collections.disjoint(task.getCandidateGroups(), groups);
  }

  private static boolean takesCertificate(UserTask task) {
    return Requires.CERTIFIED.equals(
        TaskHeaders.of(task.getBpmnProcessId(), task.getElementId(), task.getCustomHeaders())
            .get(TaskHeaders.REQUIRES));
  }
}
