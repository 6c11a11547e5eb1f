package org.microendorse.processes;

/** Names of the process of a cohort that has begun, as its model spells them. */
public final class CohortRunProcess {
  public static final String PROCESS_ID = "CohortRunProcess";

  private CohortRunProcess() {}

  /** Messages the process waits for. Correlation key is the id of the cohort. */
  public static final class Messages {
    /** A person has accepted an invitation after the cohort began. */
    public static final String MEMBER_JOINED = "cohort.memberJoined";

    /** A team has become smaller after the cohort began. */
    public static final String MEMBER_LEFT = "cohort.memberLeft";

    private Messages() {}
  }

  /** Element ids. They never change: tests, migrations and running instances depend on them. */
  public static final class Elements {
    public static final String START_COHORT_BEGUN = "StartEvent_CohortBegun";
    public static final String ENROLL_MEMBERS = "Task_EnrollMembers";
    public static final String CATCH_LAST_SEMESTER_CLOSES = "CatchEvent_LastSemesterCloses";
    public static final String END_COHORT = "Task_EndCohort";
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
    public static final String BOUNDARY_COHORT_OVER = "BoundaryEvent_CohortOver";
    public static final String END_NOTHING_DECIDED = "EndEvent_NothingDecided";
    public static final String RECORD_TEAM_DECISION = "Task_RecordTeamDecision";
    public static final String END_TEAM_DECIDED_ON = "EndEvent_TeamDecidedOn";

    private Elements() {}
  }
}
