package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_PLAN_DEADLINES;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.microendorse.domain.calendar.BusinessCalendar;
import org.microendorse.domain.review.ReviewService;
import org.springframework.stereotype.Component;

/** Turns time limits in business days into dates, and lets the educator know. */
@Component
public class PlanDeadlinesWorker {
  private final BusinessCalendar calendar;
  private final ReviewService reviews;
  private final Clock clock;

  PlanDeadlinesWorker(BusinessCalendar calendar, ReviewService reviews, Clock clock) {
    this.calendar = calendar;
    this.reviews = reviews;
    this.clock = clock;
  }

  @JobWorker(type = REVIEW_PLAN_DEADLINES)
  public Deadlines plan(@VariablesAsType Limited step, ActivatedJob job) {
    Instant now = clock.instant();
    TimeLimits limits = step.timeLimits();
    OffsetDateTime dueAt = calendar.closeAfter(now, limits.dueAfter());
    reviews.expect(step.submissionId(), ReviewTasks.duty(job), dueAt.toInstant());
    return new Deadlines(
        dueAt.toString(),
        calendar.closeAfter(now, limits.remindAfter()).toString(),
        calendar.closeAfter(now, limits.reassignAfter()).toString());
  }

  /** A step with time limits. */
  public record Limited(UUID submissionId, TimeLimits timeLimits) {}

  /** In business days. */
  public record TimeLimits(int dueAfter, int remindAfter, int reassignAfter) {}

  /** The same as moments, in ISO 8601 with offset, as the engine's timers read them. */
  public record Deadlines(String dueAt, String remindAt, String reassignAt) {}
}
