package org.microendorse.domain.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records who did what, and why. Entries are only added. Each one has a hash over itself and the
 * hash before it, so an entry that was changed or taken out of the database is found.
 */
@Service
public class AuditLog {
  private static final String BEGINNING = "";

  private final Accounts accounts;
  private final JdbcClient jdbc;
  private final Clock clock;

  AuditLog(Accounts accounts, JdbcClient jdbc, Clock clock) {
    this.accounts = accounts;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What a person did.
   *
   * @param action what they did, such as {@code incident.retry}
   * @param subject what they did it to
   * @param name as people call the person
   */
  public record Entry(
      long id, Instant at, String name, String action, String subject, String reason) {}

  /** Adds an entry, in the transaction of what it records. */
  @Transactional
  public void add(String username, String action, String subject, String reason) {
    Account account =
        accounts.findByUsername(username).orElseThrow(() -> new NotFound("account", username));
    // One after the other: each hash covers the one before.
    jdbc.sql("lock table audit_entry in exclusive mode").update();
    String before =
        jdbc.sql("select hash from audit_entry order by id desc limit 1")
            .query(String.class)
            .optional()
            .orElse(BEGINNING);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    jdbc.sql(
            """
            insert into audit_entry (at, account_id, action, subject, reason, hash)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            Timestamp.from(now),
            account.id(),
            action,
            subject,
            reason,
            hash(before, now, account.id(), action, subject, reason))
        .update();
  }

  /** The newest entries, newest first. */
  @Transactional(readOnly = true)
  public List<Entry> newest(int limit) {
    return jdbc.sql(
            """
            select e.*, a.display_name from audit_entry e join account a on a.id = e.account_id
            order by e.id desc limit ?
            """)
        .param(limit)
        .query(
            (row, number) ->
                new Entry(
                    row.getLong("id"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("display_name"),
                    row.getString("action"),
                    row.getString("subject"),
                    row.getString("reason")))
        .list();
  }

  /** The first entry that is not as it was written, or follows a missing one; empty if all are. */
  @Transactional(readOnly = true)
  public OptionalLong firstBroken() {
    var chain =
        new Object() {
          String hash = BEGINNING;
          OptionalLong broken = OptionalLong.empty();
        };
    jdbc.sql("select * from audit_entry order by id")
        .withFetchSize(1_000)
        .query(
            row -> {
              String expected =
                  hash(
                      chain.hash,
                      row.getTimestamp("at").toInstant(),
                      row.getObject("account_id", UUID.class),
                      row.getString("action"),
                      row.getString("subject"),
                      row.getString("reason"));
              chain.hash = row.getString("hash");
              if (chain.broken.isEmpty() && !expected.equals(chain.hash)) {
                chain.broken = OptionalLong.of(row.getLong("id"));
              }
            });
    return chain.broken;
  }

  private static String hash(
      String before, Instant at, UUID account, String action, String subject, String reason) {
    // PostgreSQL has no such character in a text, so nothing else reads the same.
    return Sha256.hex(
        String.join("\0", before, at.toString(), account.toString(), action, subject, reason));
  }
}
