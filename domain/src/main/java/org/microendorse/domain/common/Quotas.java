package org.microendorse.domain.common;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts how often something was done. Kept in the database, so that a restart does not reset the
 * counts.
 */
@Component
public class Quotas {
  private static final Duration KEPT = Duration.ofDays(31);

  private final JdbcClient jdbc;
  private final Clock clock;

  Quotas(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * How often something may be done.
   *
   * @param most times
   * @param period in any period of this length, up to 31 days
   */
  public record Quota(int most, Duration period) {}

  /**
   * Counts one more, unless the quota is used up. Simultaneous callers wait for each other.
   *
   * @param subject what is counted; hashed here, because it may be an address
   * @return whether it may be done
   */
  @Transactional
  public boolean take(String subject, Quota quota) {
    String hash = Sha256.hex(subject);
    Instant now = clock.instant();
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 1))")
        .param(hash)
        .query((rs, i) -> 1)
        .single();
    long used =
        jdbc.sql("select count(*) from quota_use where subject = ? and used_at > ?")
            .params(hash, Timestamp.from(now.minus(quota.period())))
            .query(Long.class)
            .single();
    if (used >= quota.most()) {
      return false;
    }
    jdbc.sql("insert into quota_use (subject, used_at) values (?, ?)")
        .params(hash, Timestamp.from(now))
        .update();
    return true;
  }

  /** Deletes what no longer counts. */
  @Transactional
  public void forgetOld() {
    jdbc.sql("delete from quota_use where used_at < ?")
        .param(Timestamp.from(clock.instant().minus(KEPT)))
        .update();
  }
}
