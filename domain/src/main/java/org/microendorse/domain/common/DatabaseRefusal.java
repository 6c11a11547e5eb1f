package org.microendorse.domain.common;

import java.sql.SQLException;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;

/** Why the database refused a statement, for reasons that are not bugs. */
public enum DatabaseRefusal {
  /** Another transaction was faster: a deadlock, a serialization failure, a key that exists now. */
  LOST_RACE,
  /** A value that no column can hold, such as text with a NUL character. */
  BAD_VALUE;

  /**
   * Reads the SQLSTATE (PostgreSQL, appendix A) in the causes of a failure.
   *
   * @return empty if the failure has another reason
   */
  public static Optional<DatabaseRefusal> of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockingFailureException) {
        return Optional.of(LOST_RACE);
      }
      if (cause instanceof SQLException refused && refused.getSQLState() != null) {
        return ofState(refused.getSQLState());
      }
    }
    return Optional.empty();
  }

  private static Optional<DatabaseRefusal> ofState(String state) {
    return switch (state) {
      // serialization_failure, deadlock_detected, lock_not_available
      case "40001", "40P01", "55P03" -> Optional.of(LOST_RACE);
      // foreign_key_violation, unique_violation, exclusion_violation
      case "23503", "23505", "23P01" -> Optional.of(LOST_RACE);
      default -> state.startsWith("22") ? Optional.of(BAD_VALUE) : Optional.empty();
    };
  }
}
