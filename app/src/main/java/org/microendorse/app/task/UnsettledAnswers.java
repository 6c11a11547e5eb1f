package org.microendorse.app.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.microendorse.domain.task.StepAnswers;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds out whether tasks were completed with answers that are stored: the portal may have stopped
 * between storing them and hearing so.
 */
@Component
class UnsettledAnswers {
  /** By then the engine's search has long known what became of a task. */
  private static final Duration SURELY_KNOWN = Duration.ofMinutes(10);

  private final StepAnswers answers;
  private final TaskInbox inbox;
  private final Clock clock;

  UnsettledAnswers(StepAnswers answers, TaskInbox inbox, Clock clock) {
    this.answers = answers;
    this.inbox = inbox;
    this.clock = clock;
  }

  @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
  void settle() {
    settleBefore(clock.instant().minus(SURELY_KNOWN));
  }

  /** Checks the tasks of answers that were stored before this moment. */
  void settleBefore(Instant moment) {
    for (long key : answers.unsettledBefore(moment)) {
      Optional<Task> task = inbox.find(key);
      if (task.filter(Task::isCompleted).isPresent()) {
        answers.settle(key);
      } else if (task.filter(Task::isOpen).isEmpty()) {
        answers.forget(key);
      }
    }
  }
}
