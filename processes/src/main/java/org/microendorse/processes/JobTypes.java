package org.microendorse.processes;

/** The types of jobs the models hand out: {@code <feature>.<verbObject>}, one worker each. */
public final class JobTypes {
  public static final String CREDENTIAL_ISSUE_BADGE = "credential.issueBadge";
  public static final String ENROLMENT_OPEN_PATH = "enrolment.openPath";
  public static final String ENROLMENT_PLAN_ACTIVITIES = "enrolment.planActivities";
  public static final String EVIDENCE_CHECK_SUBMISSION = "evidence.checkSubmission";
  public static final String EVIDENCE_SEAL_SUBMISSION = "evidence.sealSubmission";
  public static final String NOTIFICATION_SEND_MAIL = "notification.sendMail";
  public static final String REVIEW_ALLOCATE_REVIEWERS = "review.allocateReviewers";
  public static final String REVIEW_FIND_REVIEWERS = "review.findReviewers";
  public static final String REVIEW_RECORD_DECISION = "review.recordDecision";
  public static final String REVIEW_STORE_APPROVAL = "review.storeApproval";
  public static final String REVIEW_STORE_ASSESSMENT = "review.storeAssessment";

  private JobTypes() {}

  /** Names of the headers that jobs carry. */
  public static final class Headers {
    /** Which mail {@link #NOTIFICATION_SEND_MAIL} sends: one of {@link MailTemplates}. */
    public static final String TEMPLATE = "template";

    private Headers() {}
  }

  /** Values of the header {@link Headers#TEMPLATE}. */
  public static final class MailTemplates {
    public static final String SUBMISSION_RECEIVED = "submission-received";
    public static final String NOT_YET = "not-yet";
    public static final String BADGE_EARNED = "badge-earned";

    private MailTemplates() {}
  }
}
