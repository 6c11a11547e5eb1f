package org.microendorse.domain.audit;

/** What the audit log records. */
public enum Action {
  STAFF_APPOINTED("staff.appointed"),
  STAFF_REMOVED("staff.removed"),
  STAFF_INVITED("staff.invited"),
  STAFF_INVITED_AGAIN("staff.invitedAgain"),
  STAFF_INVITATION_WITHDRAWN("staff.invitationWithdrawn"),
  STAFF_ACCEPTED("staff.accepted"),
  REVIEW_DEMONSTRATED("review.demonstrated"),
  REVIEW_NOT_YET("review.notYet"),
  APPEAL_OVERTURNED("appeal.overturned"),
  APPEAL_UPHELD("appeal.upheld"),
  BADGE_ISSUED("badge.issued"),
  BADGE_REVOKED("badge.revoked"),
  HOURS_AWARDED("hours.awarded"),
  HOLD_PLACED("hold.placed"),
  HOLD_LIFTED("hold.lifted"),
  CATALOG_PUBLISHED("catalog.published"),
  CATALOG_WITHDRAWN("catalog.withdrawn"),
  MODELS_READ("models.read"),
  INCIDENT_RETRIED("incident.retry"),
  VALUE_SHOWN("value.show"),
  VARIABLE_CHANGED("variable.change"),
  INSTANCE_CANCELED("instance.cancel"),
  DATA_EXPORTED("data.exported"),
  ACCOUNT_DELETED("account.deleted");

  private final String code;

  Action(String code) {
    this.code = code;
  }

  /** As entries have it, which never change. */
  public String code() {
    return code;
  }
}
