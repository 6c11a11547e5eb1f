package org.microendorse.domain.common;

import java.util.Locale;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Unique indexes that decide between two simultaneous callers, named as in the migrations. A
 * violation of one of them is a business fact; a violation of any other constraint is a bug.
 */
public enum DatabaseConstraint {
  ACCOUNT_EMAIL_KEY,
  ACCOUNT_EMAIL_ONCE,
  ENROLLMENT_ONE_RUNNING,
  IMPORTED_BADGE_ACCOUNT_ID_SHA256_KEY,
  KNOWN_ISSUER_ISSUER_ID_KEY,
  TEAM_MEMBER_ONE_TEAM;

  /** Whether a statement failed because of this constraint. */
  public boolean refused(DataIntegrityViolationException failure) {
    return failure.getCause() instanceof ConstraintViolationException violation
        && sqlName().equals(violation.getConstraintName());
  }

  /** Its name in the database. */
  public String sqlName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
