package org.microendorse.processes;

/** Ids of the decisions (DMN); the file has the same name. */
public final class Decisions {
  public static final String RECOMMENDED_ACTIVITIES = "recommended-activities";
  public static final String APPEAL_OUTCOME = "appeal-outcome";
  public static final String APPEAL_POLICY = "appeal-policy";
  public static final String ASSESSOR_ELIGIBILITY = "assessor-eligibility";
  public static final String ASSESSMENT_OUTCOME = "assessment-outcome";
  public static final String INTEGRITY_POLICY = "integrity-policy";
  public static final String PRE_CHECK_POLICY = "pre-check-policy";
  public static final String DOUBLE_SCORING = "double-scoring";
  public static final String SCORE_AGREEMENT = "score-agreement";
  public static final String CALIBRATION_OUTCOME = "calibration-outcome";
  public static final String CALIBRATION_WATCH = "calibration-watch";
  public static final String REVIEW_SLA = "review-sla";
  public static final String CREDIT_AWARD = "credit-award";
  public static final String RETENTION_POLICY = "retention-policy";
  public static final String PASS_BACK_POLICY = "pass-back-policy";
  public static final String TEAM_PRICE = "team-price";
  public static final String RESUBMISSION_POLICY = "resubmission-policy";
  public static final String TEAM_RULES = "team-rules";
  public static final String COHORT_READINESS = "cohort-readiness";
  public static final String TIE_OVERRIDE = "tie-override";
  public static final String ENROLLMENT_LIMIT = "enrollment-limit";
  public static final String LEVELS = "levels";
  public static final String IN_SERVICE_HOURS = "in-service-hours";
  public static final String LATE_JOINER = "late-joiner";

  public static final String SEMESTER_CLOSE_POLICY = "semester-close-policy";

  private Decisions() {}
}
