package org.microendorse.processes;

/** Names of the path one educator takes to one micro-credential, as its model spells them. */
public final class MicroCredentialPathProcess {
  public static final String PROCESS_ID = "MicroCredentialPathProcess";

  private MicroCredentialPathProcess() {}

  /** Messages the process waits for. */
  public static final class Messages {
    /**
     * Starts a path. Correlation key and message id are the enrollment id: one path per enrollment.
     */
    public static final String ENROLLMENT_OPENED = "enrollment.opened";

    /**
     * An appeal overturned a "not yet": the path continues with the badge. Correlation key is the
     * enrollment id, message id the appeal's.
     */
    public static final String APPEAL_OVERTURNED = "appeal.overturned";

    /**
     * The educator leaves, or a semester closed: the path is over. Correlation key and message id
     * are the enrollment id.
     */
    public static final String GIVEN_UP = "enrollment.givenUp";

    /**
     * A concern about a file was reported: all work on its submission stops. Correlation key is the
     * submission id, message id the concern's.
     */
    public static final String CONCERN_REPORTED = "integrity.concernReported";

    private Messages() {}
  }

  /** Element ids. They never change: tests, migrations and running instances depend on them. */
  public static final class Elements {
    public static final String START_ENROLLMENT_OPENED = "StartEvent_EnrollmentOpened";
    public static final String OPEN_PATH = "Task_OpenPath";
    public static final String STAGE_GET_READY = "SubProcess_GetReady";
    public static final String START_PATH_OPENED = "StartEvent_PathOpened";
    public static final String COMMIT_TO_LEARN = "Task_CommitToLearn";
    public static final String END_READY_TO_LEARN = "EndEvent_ReadyToLearn";
    public static final String STAGE_FILL_GAPS = "SubProcess_FillGaps";
    public static final String START_LEARNING_BEGUN = "StartEvent_LearningBegun";
    public static final String ASSESS_YOURSELF = "Task_AssessYourself";
    public static final String RECOMMEND_ACTIVITIES = "Task_RecommendActivities";
    public static final String PLAN_ACTIVITIES = "Task_PlanActivities";
    public static final String WORK_THROUGH_ACTIVITIES = "Task_WorkThroughActivities";
    public static final String END_GAPS_FILLED = "EndEvent_GapsFilled";
    public static final String GATEWAY_BEFORE_BUILD = "Gateway_BeforeBuild";
    public static final String STAGE_BUILD_PORTFOLIO = "SubProcess_BuildPortfolio";
    public static final String START_PRACTICE_BEGUN = "StartEvent_PracticeBegun";
    public static final String BUILD_PORTFOLIO = "Task_BuildPortfolio";
    public static final String END_PORTFOLIO_READY = "EndEvent_PortfolioReady";
    public static final String STAGE_UPLOAD_ARTIFACTS = "SubProcess_UploadArtifacts";
    public static final String START_UPLOAD_BEGUN = "StartEvent_UploadBegun";
    public static final String GATEWAY_BEFORE_SUBMIT = "Gateway_BeforeSubmit";
    public static final String SUBMIT_PORTFOLIO = "Task_SubmitPortfolio";
    public static final String CHECK_AND_SEAL = "Task_CheckAndSeal";
    public static final String GATEWAY_SUBMISSION_COMPLETE = "Gateway_SubmissionComplete";
    public static final String END_SUBMISSION_RECEIVED = "EndEvent_SubmissionReceived";
    public static final String GATEWAY_SUBMITTED = "Gateway_Submitted";
    public static final String CONFIRM_SUBMISSION = "Task_ConfirmSubmission";
    public static final String END_SUBMISSION_CONFIRMED = "EndEvent_SubmissionConfirmed";
    public static final String STAGE_GET_FEEDBACK = "SubProcess_GetFeedback";
    public static final String START_REVIEW_BEGUN = "StartEvent_ReviewBegun";
    public static final String GATEWAY_BEFORE_PRE_CHECK = "Gateway_BeforePreCheck";
    public static final String CALL_PRE_CHECK = "CallActivity_PreCheck";
    public static final String BOUNDARY_CONCERN_IN_PRE_CHECK = "BoundaryEvent_ConcernInPreCheck";
    public static final String GATEWAY_COMPLETE = "Gateway_Complete";
    public static final String SEND_BACK = "Task_SendBack";
    public static final String END_SENT_BACK = "EndEvent_SentBack";
    public static final String BOUNDARY_CONCERN_IN_REVIEW = "BoundaryEvent_ConcernInReview";
    public static final String GATEWAY_BEFORE_CONCERN = "Gateway_BeforeConcern";
    public static final String CALL_CONCERN = "CallActivity_Concern";
    public static final String GATEWAY_CONCERN_RESULT = "Gateway_ConcernResult";
    public static final String END_REVISION_DUE = "EndEvent_RevisionDue";
    public static final String END_ENDED_BY_COMMITTEE = "EndEvent_EndedByCommittee";
    public static final String CALL_REVIEW = "CallActivity_Review";
    public static final String GATEWAY_DEMONSTRATED = "Gateway_Demonstrated";
    public static final String ISSUE_BADGE = "Task_IssueBadge";
    public static final String SEND_BADGE = "Task_SendBadge";
    public static final String END_BADGE_ISSUED = "EndEvent_BadgeIssued";
    public static final String DECIDE_RESUBMISSION = "Task_DecideResubmission";
    public static final String SET_APPEAL_PERIOD = "Task_SetAppealPeriod";
    public static final String OPEN_APPEAL_PERIOD = "Task_OpenAppealPeriod";
    public static final String SEND_FEEDBACK = "Task_SendFeedback";
    public static final String READ_FEEDBACK = "Task_ReadFeedback";
    public static final String GATEWAY_COACH_FIRST = "Gateway_CoachFirst";
    public static final String END_FEEDBACK_READ = "EndEvent_FeedbackRead";
    public static final String MEET_COACH = "Task_MeetCoach";
    public static final String END_COACH_MET = "EndEvent_CoachMet";
    public static final String GATEWAY_EARNED = "Gateway_Earned";
    public static final String END_PATH_ENDED = "EndEvent_PathEnded";
    public static final String END_MICRO_CREDENTIAL_EARNED = "EndEvent_MicroCredentialEarned";

    public static final String EVENT_DECISION_OVERTURNED = "SubProcess_DecisionOverturned";
    public static final String START_DECISION_OVERTURNED = "StartEvent_DecisionOverturned";
    public static final String ISSUE_BADGE_AFTER_APPEAL = "Task_IssueBadgeAfterAppeal";
    public static final String SEND_BADGE_AFTER_APPEAL = "Task_SendBadgeAfterAppeal";
    public static final String END_EARNED_BY_APPEAL = "EndEvent_EarnedByAppeal";

    public static final String EVENT_GIVEN_UP = "SubProcess_GivenUp";
    public static final String START_GIVEN_UP = "StartEvent_GivenUp";
    public static final String END_GIVEN_UP = "EndEvent_GivenUp";

    private Elements() {}
  }
}
