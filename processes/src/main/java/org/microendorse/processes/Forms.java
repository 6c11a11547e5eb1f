package org.microendorse.processes;

/** Ids of the forms, one per user task; the file has the same name. */
public final class Forms {
  public static final String AGREE_TO_MORE_TIME = "agree-to-more-time";
  public static final String APPROVE = "approve";
  public static final String ARRANGE_REVIEWER = "arrange-reviewer";
  public static final String ASSESS = "assess";
  public static final String BUILD_PORTFOLIO = "build-portfolio";
  public static final String DECIDE_IN_COMMITTEE = "decide-in-committee";
  public static final String COMPARE_SCORES = "compare-scores";
  public static final String EVALUATE = "evaluate";
  public static final String GET_READY = "get-ready";
  public static final String LEARNING_ACTIVITIES = "learning-activities";
  public static final String LOOK_INTO_CONCERN = "look-into-concern";
  public static final String MEET_COACH = "meet-coach";
  public static final String PRE_CHECK = "pre-check";
  public static final String READ_FEEDBACK = "read-feedback";
  public static final String REJOIN = "rejoin";
  public static final String REVIEW_APPEAL = "review-appeal";
  public static final String SCORE_BENCHMARK = "score-benchmark";
  public static final String SELF_ASSESSMENT = "self-assessment";
  public static final String SUBMIT = "submit";
  public static final String TALK_IT_OVER = "talk-it-over";
  public static final String DECIDE_ON_COHORT = "decide-on-cohort";
  public static final String ASSIGN_STAFF = "assign-staff";
  public static final String DECIDE_ON_REVOCATION = "decide-on-revocation";
  public static final String DECIDE_ON_TEAM = "decide-on-team";

  private Forms() {}
}
