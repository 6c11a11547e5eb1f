package org.microendorse.processes;

/** The values that forms, decisions and gateways use, spelled the same in form, FEEL and Java. */
public final class DecisionValues {
  private DecisionValues() {}

  /** Of {@link Variables#OUTCOME}. */
  public static final class Outcome {
    public static final String DEMONSTRATED = "demonstrated";
    public static final String NOT_YET = "notYet";

    private Outcome() {}
  }

  /** Of {@link Variables#APPROVAL_DECISION}. */
  public static final class ApprovalDecision {
    public static final String AGREE = "agree";
    public static final String PASS_BACK = "passBack";
    public static final String CORRECT = "correct";

    private ApprovalDecision() {}
  }

  /** Of {@link Variables#NEXT_ASSESSOR}. */
  public static final class NextAssessor {
    public static final String SAME_ASSESSOR = "sameAssessor";
    public static final String LEAD_ASSESSOR = "leadAssessor";

    private NextAssessor() {}
  }

  /** Of {@link Variables#PLAN_CHANGE}. */
  public static final class PlanChange {
    public static final String TIME_IS_UP = "timeIsUp";
    public static final String PLAN_CHANGED = "planChanged";

    private PlanChange() {}
  }

  /** Of {@link Variables#APPEAL_DECISION}. */
  public static final class AppealDecision {
    public static final String UPHOLD = "uphold";
    public static final String OVERTURN = "overturn";

    private AppealDecision() {}
  }

  /** Of {@link Variables#APPEAL_OUTCOME}. */
  public static final class AppealOutcome {
    public static final String UPHELD = "upheld";
    public static final String OVERTURNED = "overturned";

    private AppealOutcome() {}
  }

  /** Of {@link Variables#PRE_CHECK_ROUTE}. */
  public static final class PreCheckRoute {
    public static final String COMPLETE = "complete";
    public static final String INCOMPLETE = "incomplete";
    public static final String PERSON = "person";

    private PreCheckRoute() {}
  }

  /** Of {@link Variables#PRE_CHECK_OUTCOME}. */
  public static final class PreCheckOutcome {
    public static final String COMPLETE = "complete";
    public static final String INCOMPLETE = "incomplete";

    private PreCheckOutcome() {}
  }

  /** Of {@link Variables#CONCERN_KIND}. */
  public static final class ConcernKind {
    public static final String PRIVACY_VIOLATION = "privacyViolation";
    public static final String INTEGRITY_CONCERN = "integrityConcern";

    private ConcernKind() {}
  }

  /** Of {@link Variables#CONCERN_FINDING}. */
  public static final class ConcernFinding {
    public static final String UPHELD = "upheld";
    public static final String NOT_UPHELD = "notUpheld";

    private ConcernFinding() {}
  }

  /** Of {@link Variables#CONSEQUENCE}. */
  public static final class Consequence {
    public static final String SUPPORT = "support";
    public static final String DISTRICT_TOLD = "districtTold";
    public static final String COMMITTEE = "committee";

    private Consequence() {}
  }

  /** Of {@link Variables#COMMITTEE_DECISION}. */
  public static final class CommitteeDecision {
    public static final String CONTINUE = "continue";
    public static final String END = "end";

    private CommitteeDecision() {}
  }

  /** Of {@link Variables#PATH_STEP}. */
  public static final class PathStep {
    public static final String WAIT = "wait";
    public static final String WORK = "work";
    public static final String EARNED = "earned";

    private PathStep() {}
  }

  /** The outcome in {@link Variables#CLOSING}. */
  public static final class Closing {
    public static final String CARRY_OVER = "carryOver";
    public static final String ASK_FACILITATOR = "askFacilitator";
    public static final String LAPSE = "lapse";

    private Closing() {}
  }

  /** Of {@link Variables#MORE_TIME_AGREED}. */
  public static final class MoreTime {
    public static final String YES = "yes";
    public static final String NO = "no";

    private MoreTime() {}
  }

  /** Of {@link Variables#CONCERN_RESULT}. */
  public static final class ConcernResult {
    public static final String DISMISSED = "dismissed";
    public static final String REOPENED = "reopened";
    public static final String ENDED = "ended";

    private ConcernResult() {}
  }

  /** Of {@link Variables#CALIBRATION}, and of a reviewer in {@link Variables#REVIEWER}. */
  public static final class Calibration {
    public static final String CALIBRATED = "calibrated";
    public static final String DUE = "due";
    public static final String NOT_POSSIBLE = "notPossible";

    private Calibration() {}
  }

  /** Of {@link Variables#REVOCATION_DECISION}. */
  public static final class RevocationDecision {
    public static final String CONFIRM = "confirm";
    public static final String REFUSE = "refuse";

    private RevocationDecision() {}
  }

  /** Of {@link Variables#COHORT_DECISION}. */
  public static final class CohortDecision {
    public static final String EXTEND = "extend";
    public static final String MERGE = "merge";
    public static final String CANCEL = "cancel";

    private CohortDecision() {}
  }

  /** Of {@link Variables#TEAM_DECISION}. */
  public static final class TeamDecision {
    public static final String SUBSTITUTE = "substitute";
    public static final String GO_ON = "goOn";
    public static final String MERGE = "merge";

    private TeamDecision() {}
  }

  /** Of {@code readiness} in {@link Variables#COHORT_READINESS}. */
  public static final class Readiness {
    public static final String READY = "ready";
    public static final String TOO_FEW_TEAMS = "tooFewTeams";

    private Readiness() {}
  }

  /** Of {@link Variables#CREDIT_CHOICE}, and of {@code kind} in what is decided on it. */
  public static final class CreditKind {
    public static final String PD_HOURS = "pdHours";
    public static final String ACADEMY = "academy";

    private CreditKind() {}
  }

  /** Of the answers in {@link Variables#EVALUATION}. */
  public static final class Agreement {
    public static final String STRONGLY_AGREE = "stronglyAgree";
    public static final String AGREE = "agree";
    public static final String DISAGREE = "disagree";
    public static final String STRONGLY_DISAGREE = "stronglyDisagree";

    private Agreement() {}
  }

  /** Of {@link Variables#IN_SERVICE_ASKED}. */
  public static final class InServiceAsked {
    public static final String ASKED = "asked";
    public static final String NO_DIRECTOR = "noDirector";
    public static final String NOTHING = "nothing";

    private InServiceAsked() {}
  }

  /** Of {@link Variables#PATH_STATUS}. */
  public static final class PathStatus {
    public static final String EARNED = "EARNED";
    public static final String ENDED = "ENDED";
    public static final String WITHDRAWN = "WITHDRAWN";
    public static final String LAPSED = "LAPSED";

    private PathStatus() {}
  }

  /** Of {@link Variables#HELD_BACK}. */
  public static final class HeldBack {
    public static final String LEGAL_HOLD = "legalHold";
    public static final String APPEAL = "appeal";
    public static final String CONCERN = "concern";

    private HeldBack() {}
  }

  /** Of {@code confidence} in {@link Variables#SELF_ASSESSMENT}. */
  public static final class Confidence {
    public static final String NEW = "new";
    public static final String SOME = "some";
    public static final String CONFIDENT = "confident";

    private Confidence() {}
  }

  /** Of {@code kinds} in {@link Variables#RECOMMENDATIONS}. */
  public static final class ActivityKind {
    public static final String READ = "read";
    public static final String PRACTISE = "practise";
    public static final String DISCUSS = "discuss";
    public static final String STRETCH = "stretch";

    private ActivityKind() {}
  }
}
