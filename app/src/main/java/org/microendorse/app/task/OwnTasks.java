package org.microendorse.app.task;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.task.DraftTooLarge;
import org.microendorse.domain.task.Drafts;
import org.microendorse.domain.task.Drafts.Draft;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** A person's own tasks, and their drafts. */
@Service
public class OwnTasks {
  private final TaskInbox inbox;
  private final Drafts drafts;
  private final AskedAgain asked;
  private final Wording wording;
  private final Clock clock;

  OwnTasks(TaskInbox inbox, Drafts drafts, AskedAgain asked, Wording wording, Clock clock) {
    this.inbox = inbox;
    this.drafts = drafts;
    this.asked = asked;
    this.wording = wording;
    this.clock = clock;
  }

  /**
   * The open task, if it is this person's.
   *
   * @throws TaskTaken if they have not claimed it
   * @throws TaskAlreadySent if it was completed before
   */
  Task mine(PortalUser user, long key) {
    Task task = inbox.visible(user, key);
    if (task.isCompleted()) {
      throw alreadySent(task);
    }
    if (!task.isOf(user)) {
      throw new TaskTaken("task.claimFirst");
    }
    if (!task.isOpen()) {
      throw new NotFound("task", key);
    }
    return task;
  }

  /**
   * Saves this person's draft of a task.
   *
   * @param about the files that the person saw; consents that are about others are not kept
   * @return when it was saved
   * @throws TaskTaken if it is not their task
   * @throws TaskAlreadySent if it was completed before
   * @throws DraftTooLarge if the draft is too large
   */
  public Instant keepDraft(PortalUser user, long key, ObjectNode typed, String about) {
    Task task = mine(user, key);
    String known = about.equals(asked.about(task)) ? about : "";
    return drafts.keep(key, task.step(), user.getUsername(), typed.toString(), known);
  }

  /** Returns this person's draft; empty unless the task is theirs and still open. */
  public Optional<Draft> draft(PortalUser user, Task task) {
    return task.isOpen() && task.isOf(user)
        ? drafts
            .find(task.key(), task.step(), user.getUsername())
            .map(draft -> asked.stillTrue(task, draft))
        : Optional.empty();
  }

  /** Identifies the files that consents are about; empty if the form asks for none. */
  String about(Task task) {
    return asked.about(task);
  }

  TaskAlreadySent alreadySent(Task task) {
    Instant at =
        task.completionDate() == null ? clock.instant() : task.completionDate().toInstant();
    return new TaskAlreadySent("task.alreadySent", wording.moment(at));
  }
}
