package org.microendorse.processes;

/** Names of the handling of a concern about a file, as its model spells them. */
public final class IntegrityConcernProcess {
  public static final String PROCESS_ID = "IntegrityConcernProcess";

  private IntegrityConcernProcess() {}

  /** Element ids. They never change: tests, migrations and running instances depend on them. */
  public static final class Elements {
    public static final String START_CONCERN_REPORTED = "StartEvent_ConcernReported";
    public static final String OPEN_CONCERN = "Task_OpenConcern";
    public static final String TELL_OPENED = "Task_TellOpened";
    public static final String SET_TIME_LIMITS = "Task_SetTimeLimits";
    public static final String PLAN_DEADLINES = "Task_PlanDeadlines";
    public static final String LOOK_INTO_CONCERN = "Task_LookIntoConcern";
    public static final String BOUNDARY_TIME_IS_UP = "BoundaryEvent_TimeIsUp";
    public static final String REPORT_DELAY = "Task_ReportDelay";
    public static final String END_DELAY_REPORTED = "EndEvent_DelayReported";
    public static final String GATEWAY_UPHELD = "Gateway_Upheld";
    public static final String DISMISS_CONCERN = "Task_DismissConcern";
    public static final String TELL_DISMISSED = "Task_TellDismissed";
    public static final String END_DISMISSED = "EndEvent_Dismissed";
    public static final String COUNT_CONCERNS = "Task_CountConcerns";
    public static final String DECIDE_CONSEQUENCE = "Task_DecideConsequence";
    public static final String UPHOLD_CONCERN = "Task_UpholdConcern";
    public static final String GATEWAY_CONSEQUENCE = "Gateway_Consequence";
    public static final String TELL_DISTRICT = "Task_TellDistrict";
    public static final String DECIDE_IN_COMMITTEE = "Task_DecideInCommittee";
    public static final String RECORD_COMMITTEE_DECISION = "Task_RecordCommitteeDecision";
    public static final String GATEWAY_PATH_GOES_ON = "Gateway_PathGoesOn";
    public static final String TELL_ENDED = "Task_TellEnded";
    public static final String END_PATH_ENDED = "EndEvent_PathEnded";
    public static final String GATEWAY_BEFORE_TALK = "Gateway_BeforeTalk";
    public static final String TELL_UPHELD = "Task_TellUpheld";
    public static final String TALK_IT_OVER = "Task_TalkItOver";
    public static final String REOPEN_PORTFOLIO = "Task_ReopenPortfolio";
    public static final String END_PORTFOLIO_REOPENED = "EndEvent_PortfolioReopened";

    private Elements() {}
  }
}
