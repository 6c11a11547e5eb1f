package org.microendorse.processes;

/** Names of the process variables; {@code variables.schema.json} says what each means. */
public final class Variables {
  public static final String ENROLMENT_ID = "enrolmentId";
  public static final String EDUCATOR_ID = "educatorId";
  public static final String COACH_ID = "coachId";
  public static final String ATTEMPT = "attempt";
  public static final String MICRO_CREDENTIAL = "microCredential";
  public static final String COMMITMENT = "commitment";
  public static final String SELF_ASSESSMENT = "selfAssessment";
  public static final String ANSWER = "answer";
  public static final String KINDS = "kinds";
  public static final String RECOMMENDATIONS = "recommendations";
  public static final String RECOMMENDED_ACTIVITIES = "recommendedActivities";
  public static final String ACTIVITIES_FINISHED = "activitiesFinished";
  public static final String PORTFOLIO_READY = "portfolioReady";
  public static final String PUPIL_DATA_DECLARED = "pupilDataDeclared";
  public static final String OWN_WORK_DECLARED = "ownWorkDeclared";
  public static final String APPLY_CONFIRMED = "applyConfirmed";
  public static final String SUBMISSION_COMPLETE = "submissionComplete";
  public static final String SUBMISSION_PROBLEMS = "submissionProblems";
  public static final String SUBMISSION_ID = "submissionId";
  public static final String REVIEWERS = "reviewers";
  public static final String REVIEWER = "reviewer";
  public static final String REASONS = "reasons";
  public static final String JUDGEMENTS = "judgements";
  public static final String ALLOCATED = "allocated";
  public static final String MISSING_REVIEWERS = "missingReviewers";
  public static final String REVIEWER_ARRANGED = "reviewerArranged";
  public static final String ASSESSOR_CANDIDATES = "assessorCandidates";
  public static final String APPROVER_CANDIDATES = "approverCandidates";
  public static final String REVIEW_STEP = "reviewStep";
  public static final String TIME_LIMITS = "timeLimits";
  public static final String DUE_AT = "dueAt";
  public static final String REMIND_AT = "remindAt";
  public static final String REASSIGN_AT = "reassignAt";
  public static final String ASSESSOR_ID = "assessorId";
  public static final String APPROVER_ID = "approverId";
  public static final String SCORES = "scores";
  public static final String OVERALL_FEEDBACK = "overallFeedback";
  public static final String ASSESSMENT_VALID = "assessmentValid";
  public static final String ASSESSMENT_PROBLEMS = "assessmentProblems";
  public static final String APPROVAL_DECISION = "approvalDecision";
  public static final String APPROVAL_REASON = "approvalReason";
  public static final String PASS_BACKS = "passBacks";
  public static final String NEXT_ASSESSOR = "nextAssessor";
  public static final String CORRECTED_SCORES = "correctedScores";
  public static final String CORRECTED_FEEDBACK = "correctedFeedback";
  public static final String OUTCOME = "outcome";
  public static final String FEEDBACK = "feedback";
  public static final String APPEAL_ID = "appealId";
  public static final String APPEAL_POLICY = "appealPolicy";
  public static final String APPEAL_REASONS = "appealReasons";
  public static final String PANEL = "panel";
  public static final String SEAT = "seat";
  public static final String APPEAL_REVIEWER_ID = "appealReviewerId";
  public static final String APPEAL_DECISION = "appealDecision";
  public static final String VERDICT_REASONS = "verdictReasons";
  public static final String APPEAL_DECISIONS = "appealDecisions";
  public static final String APPEAL_OUTCOME = "appealOutcome";
  public static final String COACH_MEETING_REQUIRED = "coachMeetingRequired";
  public static final String FEEDBACK_READ = "feedbackRead";
  public static final String COACH_MET = "coachMet";
  public static final String BADGE_ID = "badgeId";

  private Variables() {}
}
