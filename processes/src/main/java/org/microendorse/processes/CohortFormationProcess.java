package org.microendorse.processes;

/** Names of the process of a cohort, from its opening to its end, as its model spells them. */
public final class CohortFormationProcess {
  public static final String PROCESS_ID = "CohortFormationProcess";

  private CohortFormationProcess() {}

  /** Messages the process waits for. */
  public static final class Messages {
    /** Starts a cohort. Correlation key and message id are the cohort's id: it runs once. */
    public static final String COHORT_OPENED = "cohort.opened";

    /**
     * The last day to register has changed. Correlation key is the cohort's id, as for the others.
     */
    public static final String COHORT_CHANGED = "cohort.changed";

    /** A person has accepted an invitation after the cohort began. */
    public static final String MEMBER_JOINED = "cohort.memberJoined";

    /** A team has become smaller after the cohort began. */
    public static final String MEMBER_LEFT = "cohort.memberLeft";

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
    public static final String INVOICE_TEAMS = "SubProcess_InvoiceTeams";
    public static final String START_TEAM_TO_BILL = "StartEvent_TeamToBill";
    public static final String PRICE_TEAM = "Task_PriceTeam";
    public static final String GATEWAY_PRICED = "Gateway_Priced";
    public static final String END_TEAM_NOT_BILLED = "EndEvent_TeamNotBilled";
    public static final String SEND_INVOICE = "Task_SendInvoice";
    public static final String END_TEAM_BILLED = "EndEvent_TeamBilled";
    public static final String ENROLL_MEMBERS = "Task_EnrollMembers";
    public static final String RUN_COHORT = "SubProcess_RunCohort";
    public static final String START_COHORT_BEGUN = "StartEvent_CohortBegun";
    public static final String CATCH_LAST_SEMESTER_CLOSES = "CatchEvent_LastSemesterCloses";
    public static final String END_SEMESTERS_OVER = "EndEvent_SemestersOver";
    public static final String SOMEBODY_JOINS = "SubProcess_SomebodyJoins";
    public static final String START_MEMBER_JOINED = "StartEvent_MemberJoined";
    public static final String FIND_JOINER = "Task_FindJoiner";
    public static final String JUDGE_JOINER = "Task_JudgeJoiner";
    public static final String GATEWAY_IN_TIME = "Gateway_InTime";
    public static final String ENROLL_JOINER = "Task_EnrollJoiner";
    public static final String END_JOINER_ENROLLED = "EndEvent_JoinerEnrolled";
    public static final String REFUSE_JOINER = "Task_RefuseJoiner";
    public static final String END_JOINER_REFUSED = "EndEvent_JoinerRefused";
    public static final String SOMEBODY_LEAVES = "SubProcess_SomebodyLeaves";
    public static final String START_MEMBER_LEFT = "StartEvent_MemberLeft";
    public static final String RECORD_LEAVING = "Task_RecordLeaving";
    public static final String JUDGE_TEAM = "Task_JudgeTeam";
    public static final String GATEWAY_STILL_A_TEAM = "Gateway_StillATeam";
    public static final String END_TEAM_LARGE_ENOUGH = "EndEvent_TeamLargeEnough";
    public static final String DECIDE_ON_TEAM = "Task_DecideOnTeam";
    public static final String RECORD_TEAM_DECISION = "Task_RecordTeamDecision";
    public static final String END_TEAM_DECIDED_ON = "EndEvent_TeamDecidedOn";
    public static final String END_COHORT = "Task_EndCohort";
    public static final String END_COHORT_ENDED = "EndEvent_CohortEnded";

    private Elements() {}
  }
}
