package org.microendorse.workers.review;

import static org.microendorse.processes.JobTypes.REVIEW_PLAN_ANEW;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.review.Duty;
import org.microendorse.domain.review.Reassignment;
import org.microendorse.processes.DecisionValues.PlanChange;
import org.microendorse.workers.review.Handover.Rearranged;
import org.microendorse.workers.review.StepPlanner.StepPlan;
import org.springframework.stereotype.Component;

/** Sets who continues a step of a review, and until when. */
@Component
public class PlanAnewWorker {
  private final Handover handover;
  private final StepPlanner planner;

  PlanAnewWorker(Handover handover, StepPlanner planner) {
    this.handover = handover;
    this.planner = planner;
  }

  @JobWorker(type = REVIEW_PLAN_ANEW)
  public PlannedAnew planAnew(@VariablesAsType ReviewStep step, ActivatedJob job) {
    if (PlanChange.TIME_IS_UP.equals(step.planChange())) {
      return afresh(step, handover.passOn(step, job), job);
    }
    Rearranged rearranged = handover.keepOrPassOn(step, job);
    if (rearranged.kept() == null) {
      return afresh(step, rearranged.people(), job);
    }
    Duty duty = ReviewTasks.duty(job);
    Reassignment people = rearranged.people();
    return PlannedAnew.of(
        people,
        rearranged.kept().by(),
        planner.plan(
            step.submissionId(),
            duty,
            step.timeLimits(),
            people.candidates(duty),
            rearranged.kept()));
  }

  private PlannedAnew afresh(ReviewStep step, Reassignment people, ActivatedJob job) {
    Duty duty = ReviewTasks.duty(job);
    return PlannedAnew.of(
        people,
        null,
        planner.planFromNow(step.submissionId(), duty, step.timeLimits(), people.candidates(duty)));
  }

  /**
   * Who continues, and until when.
   *
   * @param assessorId user name of the assessor who continues; null if candidates are asked
   * @see StepPlan
   */
  public record PlannedAnew(
      List<String> assessorCandidates,
      List<String> approverCandidates,
      @Nullable String assessorId,
      @Nullable String dueAt,
      @Nullable String remindAt,
      @Nullable String reassignAt,
      @Nullable String givenTo) {
    static PlannedAnew of(Reassignment people, @Nullable String assessorId, StepPlan plan) {
      return new PlannedAnew(
          people.assessorCandidates(),
          people.approverCandidates(),
          assessorId,
          plan.dueAt(),
          plan.remindAt(),
          plan.reassignAt(),
          plan.givenTo());
    }
  }
}
