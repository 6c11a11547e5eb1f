package org.microendorse.processes;

/**
 * Names of the process that forms a cohort and calls those that bill its teams and run it, as its
 * model spells them.
 */
public final class CohortFormationProcess {
  public static final String PROCESS_ID = "CohortFormationProcess";

  private CohortFormationProcess() {}

  /** Messages the process waits for. */
  public static final class Messages {
    /** Starts a cohort. Correlation key and message id are the cohort's id: it runs once. */
    public static final String COHORT_OPENED = "cohort.opened";

    /** The last day to register has changed. Correlation key is the cohort's id. */
    public static final String COHORT_CHANGED = "cohort.changed";

    private Messages() {}
  }

  /** Element ids. They never change: tests, migrations and running instances depend on them. */
  public static final class Elements {
    public static final String START_COHORT_OPENED = "StartEvent_CohortOpened";
    public static final String OPEN_COHORT = "Task_OpenCohort";
    public static final String GATEWAY_BEFORE_REGISTRATION = "Gateway_BeforeRegistration";
    public static final String GATEWAY_BEFORE_WAIT = "Gateway_BeforeWait";
    public static final String GATEWAY_UNTIL_LAST_DAY = "Gateway_UntilLastDay";
    public static final String CATCH_REGISTRATION_ENDS = "CatchEvent_RegistrationEnds";
    public static final String CATCH_COHORT_CHANGED = "CatchEvent_CohortChanged";
    public static final String COUNT_TEAMS = "Task_CountTeams";
    public static final String GATEWAY_REGISTRATION_OVER = "Gateway_RegistrationOver";
    public static final String JUDGE_TEAMS = "Task_JudgeTeams";
    public static final String DECIDE_READINESS = "Task_DecideReadiness";
    public static final String GATEWAY_READY = "Gateway_Ready";
    public static final String REPORT_TOO_FEW_TEAMS = "Task_ReportTooFewTeams";
    public static final String GATEWAY_BEFORE_DECISION = "Gateway_BeforeDecision";
    public static final String DECIDE_ON_COHORT = "Task_DecideOnCohort";
    public static final String RECORD_DECISION = "Task_RecordDecision";
    public static final String GATEWAY_DECISION_POSSIBLE = "Gateway_DecisionPossible";
    public static final String GATEWAY_DECIDED = "Gateway_Decided";
    public static final String END_COHORT_MERGED = "EndEvent_CohortMerged";
    public static final String END_COHORT_CANCELLED = "EndEvent_CohortCancelled";
    public static final String CLOSE_REGISTRATION = "Task_CloseRegistration";
    public static final String ASSIGN_STAFF = "Task_AssignStaff";
    public static final String RECORD_STAFF = "Task_RecordStaff";
    public static final String BILL_TEAM = "CallActivity_BillTeam";
    public static final String RUN_COHORT = "CallActivity_RunCohort";
    public static final String END_COHORT_ENDED = "EndEvent_CohortEnded";

    private Elements() {}
  }
}
