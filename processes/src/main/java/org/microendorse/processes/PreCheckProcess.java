package org.microendorse.processes;

/** Names of the pre-check of one submission, as its model spells them. */
public final class PreCheckProcess {
  public static final String PROCESS_ID = "PreCheckProcess";

  private PreCheckProcess() {}

  /** Element ids. They never change: tests, migrations and running instances depend on them. */
  public static final class Elements {
    public static final String START_SUBMISSION_SEALED = "StartEvent_SubmissionSealed";
    public static final String FIND_FACTS = "Task_FindFacts";
    public static final String DECIDE_WHO_LOOKS = "Task_DecideWhoLooks";
    public static final String GATEWAY_PERSON_LOOKS = "Gateway_PersonLooks";
    public static final String SET_TIME_LIMITS = "Task_SetTimeLimits";
    public static final String PLAN_DEADLINES = "Task_PlanDeadlines";
    public static final String PRE_CHECK_SUBMISSION = "Task_PreCheckSubmission";
    public static final String BOUNDARY_TIME_IS_UP = "BoundaryEvent_TimeIsUp";
    public static final String REPORT_DELAY = "Task_ReportDelay";
    public static final String END_DELAY_REPORTED = "EndEvent_DelayReported";
    public static final String GATEWAY_BEFORE_RECORD = "Gateway_BeforeRecord";
    public static final String END_FOUND_COMPLETE = "EndEvent_FoundComplete";
    public static final String RECORD_PRE_CHECK = "Task_RecordPreCheck";
    public static final String END_PRE_CHECK_RECORDED = "EndEvent_PreCheckRecorded";

    private Elements() {}
  }
}
