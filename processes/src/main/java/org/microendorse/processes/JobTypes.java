package org.microendorse.processes;

/** The types of jobs in the models: {@code <feature>.<verbObject>}, one worker each. */
public final class JobTypes {
  public static final String APPEAL_ALLOCATE_PANEL = "appeal.allocatePanel";
  public static final String APPEAL_CONTINUE_PATH = "appeal.continuePath";
  public static final String APPEAL_OPEN_APPEAL = "appeal.openAppeal";
  public static final String APPEAL_OPEN_PERIOD = "appeal.openPeriod";
  public static final String APPEAL_RECORD_OUTCOME = "appeal.recordOutcome";
  public static final String APPEAL_STORE_VERDICT = "appeal.storeVerdict";
  public static final String CALIBRATION_ASK_ASSESSOR = "calibration.askAssessor";
  public static final String CALIBRATION_COMPARE_SCORES = "calibration.compareScores";
  public static final String CALIBRATION_FIND_STANDING = "calibration.findStanding";
  public static final String CALIBRATION_MAKE_DUE = "calibration.makeDue";
  public static final String CALIBRATION_PICK_BENCHMARKS = "calibration.pickBenchmarks";
  public static final String CALIBRATION_READ_ANSWERS = "calibration.readAnswers";
  public static final String CALIBRATION_RECORD_RESULT = "calibration.recordResult";
  public static final String CALIBRATION_STORE_SCORES = "calibration.storeScores";
  public static final String COHORT_CLOSE_REGISTRATION = "cohort.closeRegistration";
  public static final String COHORT_COUNT_TEAMS = "cohort.countTeams";
  public static final String COHORT_END_COHORT = "cohort.endCohort";
  public static final String COHORT_ENROLL_JOINER = "cohort.enrollJoiner";
  public static final String COHORT_ENROLL_MEMBERS = "cohort.enrollMembers";
  public static final String COHORT_FIND_JOINER = "cohort.findJoiner";
  public static final String COHORT_OPEN_COHORT = "cohort.openCohort";
  public static final String COHORT_RECORD_DECISION = "cohort.recordDecision";
  public static final String COHORT_RECORD_LEAVING = "cohort.recordLeaving";
  public static final String COHORT_RECORD_STAFF = "cohort.recordStaff";
  public static final String COHORT_RECORD_TEAM_DECISION = "cohort.recordTeamDecision";
  public static final String COHORT_REFUSE_JOINER = "cohort.refuseJoiner";
  public static final String COHORT_REPORT_TOO_FEW_TEAMS = "cohort.reportTooFewTeams";
  public static final String COHORT_SEND_INVOICE = "cohort.sendInvoice";
  public static final String CREDENTIAL_ISSUE_BADGE = "credential.issueBadge";
  public static final String CREDENTIAL_ISSUE_ENDORSEMENT_BADGE =
      "credential.issueEndorsementBadge";
  public static final String CREDENTIAL_KEEP_BADGE = "credential.keepBadge";
  public static final String CREDENTIAL_OPEN_REVOCATION = "credential.openRevocation";
  public static final String CREDENTIAL_REMIND_DECIDERS = "credential.remindDeciders";
  public static final String CREDENTIAL_REVOKE_BADGE = "credential.revokeBadge";
  public static final String CREDENTIAL_TELL_EARNER = "credential.tellEarner";
  public static final String CREDENTIAL_TELL_REQUESTER = "credential.tellRequester";
  public static final String ENROLLMENT_BEGIN_NEXT = "enrollment.beginNext";
  public static final String ENROLLMENT_FIND_CLOSE = "enrollment.findClose";
  public static final String ENROLLMENT_FIND_NEXT_STEP = "enrollment.findNextStep";
  public static final String ENROLLMENT_FIND_PROGRESS = "enrollment.findProgress";
  public static final String ENROLLMENT_GIVE_MORE_TIME = "enrollment.giveMoreTime";
  public static final String ENROLLMENT_LAPSE = "enrollment.lapse";
  public static final String ENROLLMENT_TELL_EDUCATOR = "enrollment.tellEducator";
  public static final String ENROLLMENT_OPEN_PATH = "enrollment.openPath";
  public static final String ENROLLMENT_PLAN_ACTIVITIES = "enrollment.planActivities";
  public static final String EVIDENCE_CHECK_AND_SEAL = "evidence.checkAndSeal";
  public static final String INTEGRITY_COUNT_CONCERNS = "integrity.countConcerns";
  public static final String INTEGRITY_DISMISS_CONCERN = "integrity.dismissConcern";
  public static final String INTEGRITY_FIND_FACTS = "integrity.findFacts";
  public static final String INTEGRITY_OPEN_CONCERN = "integrity.openConcern";
  public static final String INTEGRITY_RECORD_COMMITTEE_DECISION =
      "integrity.recordCommitteeDecision";
  public static final String INTEGRITY_RECORD_PRE_CHECK = "integrity.recordPreCheck";
  public static final String INTEGRITY_REOPEN_PORTFOLIO = "integrity.reopenPortfolio";
  public static final String INTEGRITY_TELL_DISTRICT = "integrity.tellDistrict";
  public static final String INTEGRITY_UPHOLD_CONCERN = "integrity.upholdConcern";
  public static final String NOTIFICATION_SEND_MAIL = "notification.sendMail";
  public static final String NOTIFICATION_TELL_STAFF = "notification.tellStaff";
  public static final String RECORD_ASK_DIRECTOR = "record.askDirector";
  public static final String RECORD_AWARD_CREDIT = "record.awardCredit";
  public static final String RECORD_DELETE_EVIDENCE = "record.deleteEvidence";
  public static final String RECORD_DELETE_PERSONAL = "record.deletePersonal";
  public static final String RECORD_FIND_FACTS = "record.findFacts";
  public static final String RECORD_OPEN_CREDIT = "record.openCredit";
  public static final String RECORD_REPORT_DISTRICT = "record.reportDistrict";
  public static final String RECORD_TELL_IN_SERVICE = "record.tellInService";
  public static final String REVIEW_FIND_REVIEWERS = "review.findReviewers";
  public static final String REVIEW_JUDGE_AND_ALLOCATE = "review.judgeAndAllocate";
  public static final String REVIEW_PLAN_ANEW = "review.planAnew";
  public static final String REVIEW_PLAN_DEADLINES = "review.planDeadlines";
  public static final String REVIEW_RECORD_DECISION = "review.recordDecision";
  public static final String REVIEW_REMIND_REVIEWER = "review.remindReviewer";
  public static final String REVIEW_STORE_APPROVAL = "review.storeApproval";
  public static final String REVIEW_STORE_ASSESSMENT = "review.storeAssessment";
  public static final String REVIEW_STORE_SECOND_SCORE = "review.storeSecondScore";

  private JobTypes() {}

  /** Jobs of earlier versions of the models, for paths that began with them. */
  public static final class Earlier {
    public static final String EVIDENCE_CHECK_SUBMISSION = "evidence.checkSubmission";
    public static final String EVIDENCE_SEAL_SUBMISSION = "evidence.sealSubmission";
    public static final String REVIEW_ALLOCATE_REVIEWERS = "review.allocateReviewers";
    public static final String REVIEW_REARRANGE_REVIEW = "review.rearrangeReview";
    public static final String REVIEW_REASSIGN_REVIEW = "review.reassignReview";

    private Earlier() {}
  }

  /** Names of the headers of jobs. */
  public static final class Headers {
    /** Which mail a job sends to the person it is about: one of {@link MailTemplates}. */
    public static final String TEMPLATE = "template";

    /** Which mail {@link #REVIEW_PLAN_ANEW} sends to the program managers. */
    public static final String MANAGER_TEMPLATE = "managerTemplate";

    /** Which part of a review a job is about: one of {@link Duties}. */
    public static final String DUTY = "duty";

    /** Which candidate group is told that something is overdue: one of {@link Groups}. */
    public static final String MANAGERS = "managers";

    /**
     * Which decision {@link #REVIEW_JUDGE_AND_ALLOCATE} and {@link #REVIEW_FIND_REVIEWERS} ask
     * about each reviewer.
     */
    public static final String DECISION = "decision";

    /**
     * Whom {@link #REVIEW_JUDGE_AND_ALLOCATE} needs: one of {@link Reviewers}; if it is missing, an
     * assessor and an approver.
     */
    public static final String REVIEWERS = "reviewers";

    /** What {@link #INTEGRITY_REOPEN_PORTFOLIO} tells the educator. */
    public static final String REASON = "reason";

    private Headers() {}
  }

  /** Values of {@link Headers#REVIEWERS}. */
  public static final class Reviewers {
    /** An assessor, whose assessment nobody approves. */
    public static final String ASSESSOR = "assessor";

    private Reviewers() {}
  }

  /** Parts of a review, and what may come after it. */
  public static final class Duties {
    public static final String ASSESS = "assess";
    public static final String SECOND_SCORE = "secondScore";
    public static final String APPROVE = "approve";
    public static final String APPEAL = "appeal";
    public static final String PRE_CHECK = "preCheck";
    public static final String CONCERN = "concern";

    private Duties() {}
  }

  /** Groups of people that headers name. */
  public static final class Groups {
    public static final String PROGRAM_MANAGER = "programManager";

    private Groups() {}
  }

  /** Values of the headers that name a mail. */
  public static final class MailTemplates {
    public static final String SUBMISSION_RECEIVED = "submission-received";
    public static final String NOT_YET = "not-yet";
    public static final String BADGE_EARNED = "badge-earned";
    public static final String BADGE_REVOKED = "badge-revoked";
    public static final String REVOCATION_REMINDER = "revocation-reminder";
    public static final String REVOCATION_REFUSED = "revocation-refused";
    public static final String REVIEW_REMINDER = "review-reminder";
    public static final String REVIEW_REASSIGNED = "review-reassigned";
    public static final String REVIEW_LATE = "review-late";
    public static final String CALIBRATION_DUE = "calibration-due";
    public static final String APPEAL_REMINDER = "appeal-reminder";
    public static final String APPEAL_LATE = "appeal-late";
    public static final String APPEAL_UPHELD = "appeal-upheld";
    public static final String APPEAL_OVERTURNED = "appeal-overturned";
    public static final String SUBMISSION_RETURNED = "submission-returned";
    public static final String PRE_CHECK_LATE = "pre-check-late";
    public static final String CONCERN_LATE = "concern-late";
    public static final String CONCERN_OPENED = "concern-opened";
    public static final String CONCERN_DISMISSED = "concern-dismissed";
    public static final String CONCERN_UPHELD = "concern-upheld";
    public static final String CONCERN_DISTRICT = "concern-district";
    public static final String CONCERN_PATH_ENDED = "concern-path-ended";

    public static final String SEMESTER_CLOSING = "semester-closing";
    public static final String MORE_TIME = "more-time";
    public static final String SEMESTER_LAPSED = "semester-lapsed";
    public static final String ENDORSEMENT_EARNED = "endorsement-earned";
    public static final String ENDORSEMENT_LEFT = "endorsement-left";

    public static final String EVALUATION_REMINDER = "evaluation-reminder";
    public static final String CREDIT_AWARDED = "credit-awarded";
    public static final String IN_SERVICE_ANSWERED = "in-service-answered";
    public static final String IN_SERVICE_UNANSWERED = "in-service-unanswered";
    public static final String DISTRICT_WITHOUT_DIRECTOR = "district-without-director";

    private MailTemplates() {}
  }
}
