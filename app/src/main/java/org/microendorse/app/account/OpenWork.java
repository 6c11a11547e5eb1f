package org.microendorse.app.account;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.microendorse.app.security.PortalUser;
import org.microendorse.app.task.TaskInbox;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.record.Credit;
import org.microendorse.domain.record.CreditService;
import org.springframework.stereotype.Component;

/** Claimed tasks of a person that others are waiting for. */
@Component
class OpenWork {
  /** More than any person has at once. */
  private static final int MOST_TASKS = 500;

  private final EnrollmentService enrollments;
  private final CreditService credits;
  private final TaskInbox inbox;

  OpenWork(EnrollmentService enrollments, CreditService credits, TaskInbox inbox) {
    this.enrollments = enrollments;
    this.credits = credits;
    this.inbox = inbox;
  }

  /**
   * Checks that no colleague waits for the person who is leaving.
   *
   * @throws Refusal if the person has such tasks
   */
  void requireNone(PortalUser me) {
    Set<Long> mine =
        Stream.concat(
                enrollments.ofEducator(me.getUsername()).stream()
                    .map(Enrollment::processInstanceKey)
                    .filter(Objects::nonNull),
                credits.ofEducator(me.getUsername()).stream().map(Credit::processInstanceKey))
            .collect(Collectors.toSet());
    long others =
        me.isOnlyEducator()
            ? 0
            : inbox.assignedTo(me, MOST_TASKS).tasks().stream()
                .filter(task -> !mine.contains(task.processInstanceKey()))
                .count();
    if (others > 0) {
      throw new Refusal("account.claimedTasks");
    }
  }
}
