package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_PLAN_DEADLINES;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.time.Clock;
import java.time.Instant;
import org.microendorse.domain.calendar.BusinessCalendar;
import org.springframework.stereotype.Component;

/** Turns time limits in business days into dates. */
@Component
public class PlanDeadlinesWorker {
  private final BusinessCalendar calendar;
  private final Clock clock;

  PlanDeadlinesWorker(BusinessCalendar calendar, Clock clock) {
    this.calendar = calendar;
    this.clock = clock;
  }

  @JobWorker(type = REVIEW_PLAN_DEADLINES)
  public Deadlines plan(@VariablesAsType Limited step) {
    Instant now = clock.instant();
    TimeLimits limits = step.timeLimits();
    return new Deadlines(
        calendar.closeAfter(now, limits.dueAfter()).toString(),
        calendar.closeAfter(now, limits.remindAfter()).toString(),
        calendar.closeAfter(now, limits.reassignAfter()).toString());
  }

  /** A step with time limits. */
  public record Limited(TimeLimits timeLimits) {}

  /** In business days. */
  public record TimeLimits(int dueAfter, int remindAfter, int reassignAfter) {}

  /** The same as moments, in ISO 8601 with offset, as the engine's timers read them. */
  public record Deadlines(String dueAt, String remindAt, String reassignAt) {}
}
