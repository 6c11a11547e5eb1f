package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_PLAN_DEADLINES;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.review.Duty;
import org.microendorse.workers.review.StepPlanner.Kept;
import org.microendorse.workers.review.StepPlanner.StepPlan;
import org.microendorse.workers.review.StepPlanner.TimeLimits;
import org.springframework.stereotype.Component;

/** Plans a step of a review that begins. */
@Component
public class PlanDeadlinesWorker {
  private final StepPlanner planner;

  PlanDeadlinesWorker(StepPlanner planner) {
    this.planner = planner;
  }

  @JobWorker(type = REVIEW_PLAN_DEADLINES)
  public StepPlan plan(@VariablesAsType Limited step, ActivatedJob job) {
    Duty duty = ReviewTasks.duty(job);
    return step.kept() == null
        ? planner.planFromNow(step.submissionId(), duty, step.timeLimits(), step.candidates())
        : planner.plan(
            step.submissionId(), duty, step.timeLimits(), step.candidates(), step.kept());
  }

  /**
   * A step with time limits.
   *
   * @param candidates user names of those who may do it; null where it is not needed
   * @param kept what earlier models keep when they replan; otherwise null
   */
  public record Limited(
      UUID submissionId,
      TimeLimits timeLimits,
      @Nullable List<String> candidates,
      @Nullable Kept kept) {}
}
