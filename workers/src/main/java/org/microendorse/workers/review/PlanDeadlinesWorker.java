package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_PLAN_DEADLINES;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.calendar.BusinessCalendar;
import org.microendorse.domain.review.ReviewDeadlines;
import org.springframework.stereotype.Component;

/** Turns time limits in business days into dates, and lets the educator know. */
@Component
public class PlanDeadlinesWorker {
  private final BusinessCalendar calendar;
  private final ReviewDeadlines deadlines;
  private final ReviewTasks tasks;
  private final Clock clock;

  PlanDeadlinesWorker(
      BusinessCalendar calendar, ReviewDeadlines deadlines, ReviewTasks tasks, Clock clock) {
    this.calendar = calendar;
    this.deadlines = deadlines;
    this.tasks = tasks;
    this.clock = clock;
  }

  @JobWorker(type = REVIEW_PLAN_DEADLINES)
  public Plan plan(@VariablesAsType Limited step, ActivatedJob job) {
    Kept kept = step.kept() == null ? new Kept(null, clock.instant()) : step.kept();
    Instant begin = kept.since();
    TimeLimits limits = step.timeLimits();
    OffsetDateTime dueAt = calendar.closeAfter(begin, limits.dueAfter());
    deadlines.expect(step.submissionId(), ReviewTasks.duty(job), dueAt.toInstant(), begin);
    return new Plan(
        dueAt.toString(),
        calendar.closeAfter(begin, limits.remindAfter()).toString(),
        calendar.closeAfter(begin, limits.reassignAfter()).toString(),
        givenTo(step, kept));
  }

  private String givenTo(Limited step, Kept kept) {
    if (kept.by() != null) {
      return kept.by();
    }
    return step.timeLimits().manyEnough(step.candidates())
        ? tasks.leastBusy(step.candidates())
        : null;
  }

  /**
   * A step with time limits.
   *
   * @param candidates user names of those who may do it; null where it is no question
   * @param kept null for a step that begins afresh
   */
  public record Limited(
      UUID submissionId, TimeLimits timeLimits, List<String> candidates, Kept kept) {}

  /**
   * What stays when a step is planned anew.
   *
   * @param by user name of whoever has it; null while nobody has
   * @param since from when on it is counted
   */
  public record Kept(String by, Instant since) {}

  /**
   * In business days.
   *
   * @param assignFrom from how many candidates on the least busy one is given it; null: never
   */
  public record TimeLimits(int dueAfter, int remindAfter, int reassignAfter, Integer assignFrom) {
    boolean manyEnough(List<String> candidates) {
      return assignFrom != null && candidates != null && candidates.size() >= assignFrom;
    }
  }

  /**
   * Moments in ISO 8601 with offset, as the engine's timers read them.
   *
   * @param givenTo user name of whoever is given the step; null if all candidates are asked
   */
  public record Plan(String dueAt, String remindAt, String reassignAt, String givenTo) {}
}
