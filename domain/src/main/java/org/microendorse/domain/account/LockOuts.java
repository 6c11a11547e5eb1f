package org.microendorse.domain.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.account.AccountProperties.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts attempts that failed in a row. Kept in the database, so that a restart does not reset the
 * count.
 */
@Component
class LockOuts {
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private final JdbcClient jdbc;
  private final Clock clock;

  LockOuts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param failures in a row, this attempt included
   * @param refusedUntil null: the attempt is allowed
   */
  record Attempt(int failures, @Nullable Instant refusedUntil) {}

  private record Row(int failures, Instant lastAt, @Nullable Instant lockedUntil) {}

  /**
   * Counts an attempt as failed before its result is known, so that parallel attempts cannot slip
   * through; {@link #succeeded} or {@link #takeBack} corrects the count. A refused attempt does not
   * count.
   */
  @Transactional
  public Attempt begin(String subject, Rule rule) {
    Instant now = clock.instant();
    // The update that changes nothing locks the row, or waits for the transaction that holds it.
    Row row =
        jdbc.sql(
                """
                insert into lock_out (subject, failures, last_at) values (?, 0, ?)
                on conflict (subject) do update set subject = excluded.subject
                returning failures, last_at, locked_until
                """)
            .params(subject, Timestamp.from(now))
            .query(
                (rs, i) ->
                    new Row(
                        rs.getInt("failures"),
                        rs.getTimestamp("last_at").toInstant(),
                        Optional.ofNullable(rs.getTimestamp("locked_until"))
                            .map(Timestamp::toInstant)
                            .orElse(null)))
            .single();
    if (row.lockedUntil() != null && row.lockedUntil().isAfter(now)) {
      return new Attempt(row.failures(), row.lockedUntil());
    }
    boolean anew = rule.forget() != null && row.lastAt().plus(rule.forget()).isBefore(now);
    int failures = anew ? 1 : row.failures() + 1;
    Instant lockedUntil = null;
    if (failures >= rule.failures()) {
      lockedUntil = now.plus(failures >= rule.most() ? FOREVER : rule.waitAfter(failures));
    }
    jdbc.sql("update lock_out set failures = ?, last_at = ?, locked_until = ? where subject = ?")
        .param(failures)
        .param(Timestamp.from(now))
        .param(lockedUntil == null ? null : Timestamp.from(lockedUntil))
        .param(subject)
        .update();
    return new Attempt(failures, null);
  }

  /** Resets the count: the attempt succeeded. */
  @Transactional
  public void succeeded(String subject) {
    jdbc.sql("delete from lock_out where subject = ?").param(subject).update();
  }

  /** The same for a subject and all of its parts, whose names begin with it and a separator. */
  @Transactional
  public void forgetAllOf(String subject) {
    jdbc.sql(
            "delete from lock_out where subject = ? or starts_with(subject, ?) or starts_with(subject, ?)")
        .params(subject, subject + "@", subject + "#")
        .update();
  }

  /** Takes the last attempt back: it did not fail. Earlier failures still count. */
  @Transactional
  public void takeBack(String subject) {
    jdbc.sql(
            """
            update lock_out set failures = greatest(failures - 1, 0), locked_until = null
            where subject = ?
            """)
        .param(subject)
        .update();
  }

  /** Deletes counts that have not changed for this long. */
  @Transactional
  public void forgetOlderThan(Duration age) {
    jdbc.sql(
            """
            delete from lock_out where subject in
              (select subject from lock_out where last_at < ? for update skip locked)
            """)
        .param(Timestamp.from(clock.instant().minus(age)))
        .update();
  }
}
