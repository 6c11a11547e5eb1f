package org.microendorse.app.task;

import java.util.concurrent.TimeUnit;
import org.microendorse.domain.task.Drafts;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes the drafts of tasks that ended without being sent, because the task expired, another
 * person was asked, or an operator canceled the path.
 */
@Component
class EndedDrafts {
  private final Drafts drafts;
  private final TaskInbox inbox;

  EndedDrafts(Drafts drafts, TaskInbox inbox) {
    this.drafts = drafts;
    this.inbox = inbox;
  }

  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
  void forget() {
    for (long key : drafts.taskKeys()) {
      // A task that is not found may be too new for the search.
      inbox
          .find(key)
          .filter(task -> !task.isOpen() && !inbox.isStepOpen(task))
          .ifPresent(ended -> drafts.forget(key, ended.step()));
    }
  }
}
