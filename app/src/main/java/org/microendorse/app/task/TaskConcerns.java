package org.microendorse.app.task;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.integrity.ConcernIncomplete;
import org.microendorse.domain.integrity.ConcernRefused;
import org.microendorse.domain.integrity.ConcernService;
import org.microendorse.domain.integrity.ConcernService.Report;
import org.microendorse.domain.integrity.IntegrityTeam;
import org.microendorse.domain.review.ReviewAccess;
import org.microendorse.processes.JobTypes.Duties;
import org.microendorse.processes.TaskHeaders;
import org.springframework.stereotype.Component;

/** Concerns about a file, reported by the person who has its submission in a task. */
@Component
class TaskConcerns {
  /** Steps in which people read files that nobody has looked into yet. */
  private static final Set<String> DUTIES =
      Set.of(Duties.PRE_CHECK, Duties.ASSESS, Duties.SECOND_SCORE, Duties.APPROVE);

  private final OwnTasks tasks;
  private final TaskSubjects subjects;
  private final ConcernService concerns;
  private final ReviewAccess access;
  private final IntegrityTeam team;

  TaskConcerns(
      OwnTasks tasks,
      TaskSubjects subjects,
      ConcernService concerns,
      ReviewAccess access,
      IntegrityTeam team) {
    this.tasks = tasks;
    this.subjects = subjects;
    this.concerns = concerns;
    this.access = access;
    this.team = team;
  }

  /** Whether this person can report a concern from this task. */
  boolean isPossible(PortalUser user, Task task) {
    return possible(user, task).isPresent();
  }

  private Optional<UUID> possible(PortalUser user, Task task) {
    return Optional.of(task)
        .filter(it -> it.isOpen() && it.isOf(user) && DUTIES.contains(it.header(TaskHeaders.DUTY)))
        .flatMap(subjects::submissionOf)
        .filter(
            submission ->
                access.isReviewer(user.getUsername(), submission)
                    || team.mayLookInto(user.getUsername(), submission));
  }

  /**
   * Records a concern. A second report from the same task returns the same concern, even after the
   * task has ended.
   *
   * @throws NotFound if concerns cannot be reported from this task
   * @throws TaskTaken if they have not claimed it
   * @throws TaskAlreadySent if it was completed before
   * @throws ConcernIncomplete if something is missing in the report
   * @throws ConcernRefused if the submission is decided or already under investigation
   */
  void report(PortalUser user, long key, Report report) {
    if (concerns.reported(user.getUsername(), key).isPresent()) {
      return;
    }
    Task task = tasks.mine(user, key);
    UUID submission = possible(user, task).orElseThrow(() -> new NotFound("task", key));
    concerns.report(user.getUsername(), key, submission, report);
  }
}
