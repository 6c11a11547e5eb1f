package org.microendorse.workers.enrollment;

import static org.microendorse.processes.JobTypes.ENROLLMENT_PLAN_ACTIVITIES;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.enrollment.EnrollmentService;
import org.microendorse.domain.enrollment.Recommendation;
import org.microendorse.domain.enrollment.RecommendedActivity;
import org.springframework.stereotype.Component;

/** Turns recommendations into activities. */
@Component
public class PlanActivitiesWorker {
  private final EnrollmentService enrollments;

  PlanActivitiesWorker(EnrollmentService enrollments) {
    this.enrollments = enrollments;
  }

  @JobWorker(type = ENROLLMENT_PLAN_ACTIVITIES)
  public Plan plan(@VariablesAsType Recommended recommended) {
    return new Plan(
        enrollments.planActivities(recommended.enrollmentId(), recommended.recommendations()));
  }

  /** What the rules recommend. */
  public record Recommended(UUID enrollmentId, List<Recommendation> recommendations) {}

  /** What the catalog has for it. */
  public record Plan(List<RecommendedActivity> recommendedActivities) {}
}
