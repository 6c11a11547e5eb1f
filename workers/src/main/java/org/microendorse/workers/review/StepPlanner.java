package org.microendorse.workers.review;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.calendar.BusinessCalendar;
import org.microendorse.domain.review.Duty;
import org.microendorse.domain.review.ReviewDeadlines;
import org.springframework.stereotype.Component;

/** Turns time limits in business days into dates, and lets the educator know. */
@Component
public class StepPlanner {
  private final BusinessCalendar calendar;
  private final ReviewDeadlines deadlines;
  private final ReviewTasks tasks;
  private final Clock clock;

  StepPlanner(
      BusinessCalendar calendar, ReviewDeadlines deadlines, ReviewTasks tasks, Clock clock) {
    this.calendar = calendar;
    this.deadlines = deadlines;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** Plans a step that begins now; where there are many candidates, the least busy one gets it. */
  StepPlan planFromNow(
      UUID submissionId, Duty duty, TimeLimits limits, @Nullable List<String> candidates) {
    return plan(submissionId, duty, limits, candidates, new Kept(null, clock.instant()));
  }

  /** Plans a step that a person keeps, or that nobody has yet, counted from when it began. */
  StepPlan plan(
      UUID submissionId,
      Duty duty,
      TimeLimits limits,
      @Nullable List<String> candidates,
      Kept kept) {
    Instant begin = kept.since();
    OffsetDateTime dueAt = calendar.closeAfter(begin, limits.dueAfter());
    deadlines.expect(submissionId, duty, dueAt.toInstant(), begin);
    return new StepPlan(
        dueAt.toString(),
        calendar.closeAfter(begin, limits.remindAfter()).toString(),
        calendar.closeAfter(begin, limits.reassignAfter()).toString(),
        givenTo(limits, candidates, kept));
  }

  private @Nullable String givenTo(
      TimeLimits limits, @Nullable List<String> candidates, Kept kept) {
    if (kept.by() != null) {
      return kept.by();
    }
    return candidates != null && limits.manyEnough(candidates) ? tasks.leastBusy(candidates) : null;
  }

  /**
   * Limits in business days.
   *
   * @param assignFrom number of candidates from which the least busy one is given the step; null:
   *     never
   */
  public record TimeLimits(
      int dueAfter, int remindAfter, int reassignAfter, @Nullable Integer assignFrom) {
    boolean manyEnough(List<String> candidates) {
      return assignFrom != null && candidates.size() >= assignFrom;
    }
  }

  /**
   * What stays when a step is replanned.
   *
   * @param by user name of the person who claimed it; null if nobody has
   * @param since when it began
   */
  public record Kept(@Nullable String by, Instant since) {}

  /**
   * Moments in ISO 8601 with offset, as the engine's timers read them.
   *
   * @param givenTo user name of the person who is given the step; null if all candidates are asked
   */
  public record StepPlan(
      @Nullable String dueAt,
      @Nullable String remindAt,
      @Nullable String reassignAt,
      @Nullable String givenTo) {}
}
