package org.microendorse.workers.enrolment;

import static org.microendorse.processes.JobTypes.ENROLMENT_PLAN_ACTIVITIES;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.enrolment.EnrolmentService;
import org.microendorse.domain.enrolment.Recommendation;
import org.microendorse.domain.enrolment.RecommendedActivity;
import org.springframework.stereotype.Component;

/** Turns recommendations into activities. */
@Component
public class PlanActivitiesWorker {
  private final EnrolmentService enrolments;

  PlanActivitiesWorker(EnrolmentService enrolments) {
    this.enrolments = enrolments;
  }

  @JobWorker(type = ENROLMENT_PLAN_ACTIVITIES)
  public Plan plan(@VariablesAsType Recommended recommended) {
    return new Plan(
        enrolments.planActivities(recommended.enrolmentId(), recommended.recommendations()));
  }

  /** What the rules recommend. */
  public record Recommended(UUID enrolmentId, List<Recommendation> recommendations) {}

  /** What the catalogue has for it. */
  public record Plan(List<RecommendedActivity> recommendedActivities) {}
}
