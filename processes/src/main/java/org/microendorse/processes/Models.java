package org.microendorse.processes;

import java.util.List;
import java.util.stream.Stream;

/**
 * The models that are deployed: every process, decision and form, always together in one
 * deployment.
 */
public final class Models {
  private static final List<String> RESOURCES =
      List.of(
          "processes/AppealProcess.bpmn",
          "processes/BadgeRevocationProcess.bpmn",
          "processes/CalibrationProcess.bpmn",
          "processes/MicroCredentialPathProcess.bpmn",
          "processes/MicroEndorsementPathProcess.bpmn",
          "processes/SecondScoringProcess.bpmn",
          "processes/SubmissionReviewProcess.bpmn",
          "processes/PreCheckProcess.bpmn",
          "processes/IntegrityConcernProcess.bpmn",
          "processes/InternalReviewProcess.bpmn",
          "processes/CohortFormationProcess.bpmn",
          "processes/CohortRunProcess.bpmn",
          "processes/TeamBillingProcess.bpmn",
          "processes/CreditAwardProcess.bpmn",
          "processes/EvidenceRetentionProcess.bpmn",
          "processes/InServiceHoursProcess.bpmn",
          "processes/appeal-outcome.dmn",
          "processes/appeal-policy.dmn",
          "processes/assessment-outcome.dmn",
          "processes/assessor-eligibility.dmn",
          "processes/integrity-policy.dmn",
          "processes/double-scoring.dmn",
          "processes/enrollment-limit.dmn",
          "processes/calibration-outcome.dmn",
          "processes/calibration-watch.dmn",
          "processes/credit-award.dmn",
          "processes/retention-policy.dmn",
          "processes/pass-back-policy.dmn",
          "processes/pre-check-policy.dmn",
          "processes/recommended-activities.dmn",
          "processes/resubmission-policy.dmn",
          "processes/review-sla.dmn",
          "processes/score-agreement.dmn",
          "processes/team-rules.dmn",
          "processes/cohort-readiness.dmn",
          "processes/in-service-hours.dmn",
          "processes/late-joiner.dmn",
          "processes/levels.dmn",
          "processes/team-price.dmn",
          "processes/tie-override.dmn",
          "processes/semester-close-policy.dmn",
          "forms/agree-to-more-time.form",
          "forms/approve.form",
          "forms/decide-on-cohort.form",
          "forms/assign-staff.form",
          "forms/decide-on-revocation.form",
          "forms/decide-on-team.form",
          "forms/arrange-reviewer.form",
          "forms/assess.form",
          "forms/build-portfolio.form",
          "forms/decide-in-committee.form",
          "forms/compare-scores.form",
          "forms/evaluate.form",
          "forms/get-ready.form",
          "forms/learning-activities.form",
          "forms/look-into-concern.form",
          "forms/meet-coach.form",
          "forms/pre-check.form",
          "forms/read-feedback.form",
          "forms/rejoin.form",
          "forms/review-appeal.form",
          "forms/score-benchmark.form",
          "forms/self-assessment.form",
          "forms/submit.form",
          "forms/talk-it-over.form");

  private Models() {}

  /** Class-path names of all resources of the one deployment. */
  public static List<String> resources() {
    return RESOURCES;
  }

  /** Class-path names of the examples of decisions, one file for each. */
  public static Stream<String> examples() {
    return RESOURCES.stream()
        .filter(name -> name.endsWith(".dmn"))
        .map(name -> name.replace("processes/", "processes/examples/").replace(".dmn", ".csv"));
  }
}
