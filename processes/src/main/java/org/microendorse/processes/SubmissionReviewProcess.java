package org.microendorse.processes;

/** Names of the review of one sealed submission, as its model spells them. */
public final class SubmissionReviewProcess {
  public static final String PROCESS_ID = "SubmissionReviewProcess";

  private SubmissionReviewProcess() {}

  /** Messages that the process waits for. */
  public static final class Messages {
    /**
     * The calendar has changed, or a reviewer is not available. Correlation key is the submission
     * id.
     */
    public static final String REVIEW_PLAN_CHANGED = "review.planChanged";

    private Messages() {}
  }

  /** BPMN error codes: business errors that the model handles. */
  public static final class Errors {
    /**
     * {@link JobTypes#REVIEW_STORE_APPROVAL} refuses: an approver must not have assessed the
     * submission.
     */
    public static final String APPROVER_IS_ASSESSOR = "APPROVER_IS_ASSESSOR";

    private Errors() {}
  }

  /** Element ids. They never change: tests, migrations and running instances depend on them. */
  public static final class Elements {
    public static final String START_SUBMISSION_SEALED = "StartEvent_SubmissionSealed";
    public static final String GATEWAY_BEFORE_FIND = "Gateway_BeforeFind";
    public static final String SET_TIME_LIMITS = "Task_SetTimeLimits";
    public static final String JUDGE_AND_ALLOCATE = "Task_JudgeAndAllocate";
    public static final String GATEWAY_ALLOCATED = "Gateway_Allocated";
    public static final String ARRANGE_REVIEWER = "Task_ArrangeReviewer";
    public static final String GATEWAY_BEFORE_ASSESS = "Gateway_BeforeAssess";
    public static final String ASSESS_SUBMISSION = "Task_AssessSubmission";
    public static final String BOUNDARY_TIME_IS_UP = "BoundaryEvent_TimeIsUp";
    public static final String BOUNDARY_REVIEW_PLAN_CHANGED = "BoundaryEvent_ReviewPlanChanged";
    public static final String BOUNDARY_REMINDER_DUE = "BoundaryEvent_ReminderDue";
    public static final String GATEWAY_BEFORE_PLAN_REVIEW_ANEW = "Gateway_BeforePlanReviewAnew";
    public static final String PLAN_REVIEW_ANEW = "Task_PlanReviewAnew";
    public static final String REMIND_ASSESSOR = "Task_RemindAssessor";
    public static final String END_ASSESSOR_REMINDED = "EndEvent_AssessorReminded";
    public static final String STORE_ASSESSMENT = "Task_StoreAssessment";
    public static final String GATEWAY_ASSESSMENT_VALID = "Gateway_AssessmentValid";
    public static final String DECIDE_OUTCOME = "Task_DecideOutcome";
    public static final String DECIDE_SECOND_SCORE = "Task_DecideSecondScore";
    public static final String GATEWAY_SECOND_SCORE = "Gateway_SecondScore";
    public static final String CALL_SECOND_SCORING = "CallActivity_SecondScoring";
    public static final String COMPARE_SCORES = "Task_CompareScores";
    public static final String GATEWAY_SCORES_AGREE = "Gateway_ScoresAgree";
    public static final String GATEWAY_BEFORE_APPROVE = "Gateway_BeforeApprove";
    public static final String SET_APPROVAL_LIMITS = "Task_SetApprovalLimits";
    public static final String PLAN_APPROVAL = "Task_PlanApproval";
    public static final String GATEWAY_BEFORE_APPROVE_AGAIN = "Gateway_BeforeApproveAgain";
    public static final String APPROVE_ASSESSMENT = "Task_ApproveAssessment";
    public static final String BOUNDARY_APPROVAL_TIME_IS_UP = "BoundaryEvent_ApprovalTimeIsUp";
    public static final String BOUNDARY_APPROVAL_PLAN_CHANGED = "BoundaryEvent_ApprovalPlanChanged";
    public static final String BOUNDARY_APPROVAL_REMINDER_DUE = "BoundaryEvent_ApprovalReminderDue";
    public static final String GATEWAY_BEFORE_PLAN_APPROVAL_ANEW = "Gateway_BeforePlanApprovalAnew";
    public static final String PLAN_APPROVAL_ANEW = "Task_PlanApprovalAnew";
    public static final String REMIND_APPROVER = "Task_RemindApprover";
    public static final String END_APPROVER_REMINDED = "EndEvent_ApproverReminded";
    public static final String STORE_APPROVAL = "Task_StoreApproval";
    public static final String BOUNDARY_APPROVER_IS_ASSESSOR = "BoundaryEvent_ApproverIsAssessor";
    public static final String GATEWAY_AGREED = "Gateway_Agreed";
    public static final String DECIDE_WHO_LOOKS_AGAIN = "Task_DecideWhoLooksAgain";
    public static final String GATEWAY_BEFORE_LEAD_LOOKS = "Gateway_BeforeLeadLooks";
    public static final String GATEWAY_BEFORE_RECORD = "Gateway_BeforeRecord";
    public static final String DECIDE_FINAL_OUTCOME = "Task_DecideFinalOutcome";
    public static final String RECORD_DECISION = "Task_RecordDecision";
    public static final String END_DECISION_RECORDED = "EndEvent_DecisionRecorded";

    private Elements() {}
  }
}
