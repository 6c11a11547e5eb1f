package org.microendorse.processes;

/** Names of the calibration of one assessor for one micro-credential, as its model spells them. */
public final class CalibrationProcess {
  public static final String PROCESS_ID = "CalibrationProcess";

  private CalibrationProcess() {}

  /** Messages the process waits for. */
  public static final class Messages {
    /** Starts it. Correlation key and message id are the calibration's id: it runs once. */
    public static final String CALIBRATION_BEGUN = "calibration.begun";

    /**
     * An approver has answered an assessment. Correlation key is the calibration's id, message id
     * the approval's.
     */
    public static final String ASSESSMENT_ANSWERED = "calibration.assessmentAnswered";

    /** Ends it. Correlation key and message id are the calibration's id. */
    public static final String CERTIFICATE_WITHDRAWN = "calibration.certificateWithdrawn";

    private Messages() {}
  }

  /** Element ids. They never change: tests, migrations and running instances depend on them. */
  public static final class Elements {
    public static final String START_CALIBRATION_BEGUN = "StartEvent_CalibrationBegun";
    public static final String GATEWAY_BEFORE_FIND = "Gateway_BeforeFind";
    public static final String FIND_STANDING = "Task_FindStanding";
    public static final String GATEWAY_STANDING = "Gateway_Standing";
    public static final String END_NOTHING_TO_SCORE = "EndEvent_NothingToScore";
    public static final String ASK_ASSESSOR = "Task_AskAssessor";
    public static final String GATEWAY_BEFORE_SCORE = "Gateway_BeforeScore";
    public static final String SUB_SCORE_BENCHMARKS = "SubProcess_ScoreBenchmarks";
    public static final String PICK_BENCHMARKS = "Task_PickBenchmarks";
    public static final String START_BENCHMARK_SHOWN = "StartEvent_BenchmarkShown";
    public static final String GATEWAY_BEFORE_SCORES = "Gateway_BeforeScores";
    public static final String SCORE_BENCHMARK = "Task_ScoreBenchmark";
    public static final String STORE_SCORES = "Task_StoreScores";
    public static final String GATEWAY_SCORES_COMPLETE = "Gateway_ScoresComplete";
    public static final String END_BENCHMARK_DONE = "EndEvent_BenchmarkDone";
    public static final String COMPARE_SCORES = "Task_CompareScores";
    public static final String DECIDE_CALIBRATION = "Task_DecideCalibration";
    public static final String RECORD_RESULT = "Task_RecordResult";
    public static final String GATEWAY_CALIBRATED = "Gateway_Calibrated";
    public static final String COMPARE_YOUR_SCORES = "Task_CompareYourScores";
    public static final String GATEWAY_BEFORE_WAIT = "Gateway_BeforeWait";
    public static final String GATEWAY_BEFORE_NEXT_ROUND = "Gateway_BeforeNextRound";
    public static final String GATEWAY_WAIT = "Gateway_Wait";
    public static final String GATEWAY_BENCHMARKS_LEFT = "Gateway_BenchmarksLeft";
    public static final String GATEWAY_OTHERS_LEFT = "Gateway_OthersLeft";
    public static final String GATEWAY_BEFORE_ROUND = "Gateway_BeforeRound";
    public static final String CATCH_NEXT_ROUND_MAY_BEGIN = "CatchEvent_NextRoundMayBegin";
    public static final String CATCH_CALIBRATION_RUNS_OUT = "CatchEvent_CalibrationRunsOut";
    public static final String CATCH_ASSESSMENT_ANSWERED = "CatchEvent_AssessmentAnswered";
    public static final String READ_ANSWERS = "Task_ReadAnswers";
    public static final String WATCH_AGREEMENT = "Task_WatchAgreement";
    public static final String GATEWAY_DUE_AGAIN = "Gateway_DueAgain";
    public static final String GATEWAY_BEFORE_DUE = "Gateway_BeforeDue";
    public static final String MAKE_DUE = "Task_MakeDue";
    public static final String SUB_WITHDRAWN = "SubProcess_Withdrawn";
    public static final String START_CERTIFICATE_WITHDRAWN = "StartEvent_CertificateWithdrawn";
    public static final String END_CALIBRATION_OVER = "EndEvent_CalibrationOver";

    private Elements() {}
  }
}
