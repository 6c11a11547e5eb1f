package org.microendorse.processes;

/** Names of the second scoring of a submission, as its model spells them. */
public final class SecondScoringProcess {
  public static final String PROCESS_ID = "SecondScoringProcess";

  private SecondScoringProcess() {}

  /** Element ids. They never change: tests, migrations and running instances depend on them. */
  public static final class Elements {
    public static final String START_SECOND_SCORE_ASKED = "StartEvent_SecondScoreAsked";
    public static final String SET_SCORE_LIMITS = "Task_SetScoreLimits";
    public static final String PLAN_SCORE = "Task_PlanScore";
    public static final String GATEWAY_BEFORE_SCORE = "Gateway_BeforeScore";
    public static final String SCORE_SUBMISSION = "Task_ScoreSubmission";
    public static final String BOUNDARY_SCORE_TIME_IS_UP = "BoundaryEvent_ScoreTimeIsUp";
    public static final String BOUNDARY_SCORE_PLAN_CHANGED = "BoundaryEvent_ScorePlanChanged";
    public static final String BOUNDARY_SCORE_REMINDER_DUE = "BoundaryEvent_ScoreReminderDue";
    public static final String GATEWAY_BEFORE_PLAN_SCORE_ANEW = "Gateway_BeforePlanScoreAnew";
    public static final String PLAN_SCORE_ANEW = "Task_PlanScoreAnew";
    public static final String REMIND_SCORER = "Task_RemindScorer";
    public static final String END_SCORER_REMINDED = "EndEvent_ScorerReminded";
    public static final String STORE_SECOND_SCORE = "Task_StoreSecondScore";
    public static final String GATEWAY_SECOND_SCORE_VALID = "Gateway_SecondScoreValid";
    public static final String END_SECOND_SCORE_STORED = "EndEvent_SecondScoreStored";

    private Elements() {}
  }
}
