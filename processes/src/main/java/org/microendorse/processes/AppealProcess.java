package org.microendorse.processes;

/** Names of the appeal against one decision, as its model spells them. */
public final class AppealProcess {
  public static final String PROCESS_ID = "AppealProcess";

  private AppealProcess() {}

  /** Messages the process waits for. */
  public static final class Messages {
    /** Starts an appeal. Correlation key and message id are the appeal's id: it runs once. */
    public static final String APPEAL_RECEIVED = "appeal.received";

    private Messages() {}
  }

  /** Element ids. They never change: tests, migrations and running instances depend on them. */
  public static final class Elements {
    public static final String START_APPEAL_RECEIVED = "StartEvent_AppealReceived";
    public static final String OPEN_APPEAL = "Task_OpenAppeal";
    public static final String GATEWAY_BEFORE_FIND = "Gateway_BeforeFind";
    public static final String FIND_REVIEWERS = "Task_FindReviewers";
    public static final String ALLOCATE_PANEL = "Task_AllocatePanel";
    public static final String GATEWAY_ALLOCATED = "Gateway_Allocated";
    public static final String ARRANGE_REVIEWER = "Task_ArrangeReviewer";
    public static final String PANEL_REVIEW_INDEPENDENTLY = "SubProcess_ReviewIndependently";
    public static final String START_REVIEWER_ASKED = "StartEvent_ReviewerAsked";
    public static final String GATEWAY_BEFORE_REVIEW = "Gateway_BeforeReview";
    public static final String SET_TIME_LIMITS = "Task_SetTimeLimits";
    public static final String PLAN_DEADLINES = "Task_PlanDeadlines";
    public static final String REVIEW_APPEAL = "Task_ReviewAppeal";
    public static final String BOUNDARY_TIME_IS_UP = "BoundaryEvent_TimeIsUp";
    public static final String BOUNDARY_REMINDER_DUE = "BoundaryEvent_ReminderDue";
    public static final String REPORT_DELAY = "Task_ReportDelay";
    public static final String REMIND_REVIEWER = "Task_RemindReviewer";
    public static final String END_REVIEWER_REMINDED = "EndEvent_ReviewerReminded";
    public static final String STORE_VERDICT = "Task_StoreVerdict";
    public static final String END_VERDICT_GIVEN = "EndEvent_VerdictGiven";
    public static final String DECIDE_APPEAL = "Task_DecideAppeal";
    public static final String RECORD_OUTCOME = "Task_RecordOutcome";
    public static final String GATEWAY_OVERTURNED = "Gateway_Overturned";
    public static final String CONTINUE_PATH = "Task_ContinuePath";
    public static final String TELL_OVERTURNED = "Task_TellOverturned";
    public static final String END_DECISION_OVERTURNED = "EndEvent_DecisionOverturned";
    public static final String TELL_UPHELD = "Task_TellUpheld";
    public static final String END_DECISION_UPHELD = "EndEvent_DecisionUpheld";

    private Elements() {}
  }
}
