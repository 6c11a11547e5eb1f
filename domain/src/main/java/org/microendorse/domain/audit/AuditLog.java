package org.microendorse.domain.audit;

import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Records who did what, and why. Entries are only added. Each one has a hash over itself and the
 * hash before it, so an entry that was changed, or taken out between others, is found. That the
 * newest ones are missing is not found without a copy of their hash elsewhere.
 */
@Service
public class AuditLog {
  private static final String BEGINNING = "";

  private static final String FOUND =
      """
      from audit_entry e
        left join account b on b.id = e.account_id left join account a on a.id = e.about_id
      where (:action = '' or e.action = :action)
        and (cast(:from as timestamptz) is null or e.at >= :from)
        and (cast(:until as timestamptz) is null or e.at < :until)
        and (:person = ''
          or position(:person in lower(concat_ws(' ', b.display_name, b.email, a.display_name, a.email))) > 0)
      """;

  private final EntityManager entities;
  private final JdbcClient jdbc;
  private final Clock clock;

  AuditLog(EntityManager entities, JdbcClient jdbc, Clock clock) {
    this.entities = entities;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param by who did it; null: the portal
   * @param action its code
   * @param subject what it was done to
   * @param about the person it was done to; null if it is not about a person
   */
  public record Entry(
      long id,
      Instant at,
      @Nullable Person by,
      String action,
      String subject,
      @Nullable Person about,
      String reason) {}

  /**
   * A person in an entry.
   *
   * @param name as people call them; null if the account is deleted
   */
  public record Person(@Nullable String name) {}

  /**
   * Which entries to show.
   *
   * @param person a part of a name or address; empty: all
   * @param action null: all
   * @param from null: since the beginning
   * @param until the first moment that is not shown; null: until now
   */
  public record Filter(
      String person, @Nullable Action action, @Nullable Instant from, @Nullable Instant until) {
    public static final Filter ALL = new Filter("", null, null, null);
  }

  /** Adds an entry, in a transaction of its own or of the caller. */
  @Transactional
  public void add(String username, Action action, String subject, String reason) {
    UUID account =
        jdbc.sql("select id from account where username = ?")
            .param(username)
            .query(UUID.class)
            .optional()
            .orElseThrow(() -> new NotFound("account", username));
    write(new Deed(account, action, null, subject, reason));
  }

  /**
   * Adds an entry at the end of the transaction that did it: one after the other adds entries, so
   * the wait is short, and nothing else is locked after it.
   */
  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(Deed deed) {
    entities.flush();
    write(deed);
  }

  private void write(Deed deed) {
    // Before the log: people whose accounts are being deleted are waited for.
    List<UUID> people = Stream.of(deed.by(), deed.about()).filter(Objects::nonNull).toList();
    if (!people.isEmpty()) {
      jdbc.sql("select 1 from account where id in (:people) order by id for key share")
          .param("people", people)
          .query(Integer.class)
          .list();
    }
    // One after the other: each hash covers the one before.
    jdbc.sql("lock table audit_entry in exclusive mode").update();
    String before =
        jdbc.sql("select hash from audit_entry order by id desc limit 1")
            .query(String.class)
            .optional()
            .orElse(BEGINNING);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String action = deed.action().code();
    jdbc.sql(
            """
            insert into audit_entry (at, account_id, action, subject, about_id, reason, hash)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .param(Timestamp.from(now))
        .param(deed.by())
        .param(action)
        .param(deed.subject())
        .param(deed.about())
        .param(deed.reason())
        .param(hash(before, now, deed.by(), action, deed.subject(), deed.reason(), deed.about()))
        .update();
  }

  /**
   * Some entries, newest first.
   *
   * @param skip how many newer ones to leave out
   */
  @Transactional(readOnly = true)
  public List<Entry> find(Filter filter, int skip, int limit) {
    return query(
            filter,
            """
            select e.*, b.display_name by_name, b.deleted_at by_deleted,
              a.display_name about_name, a.deleted_at about_deleted
            """
                + FOUND
                + "order by e.id desc offset :skip limit :limit")
        .param("skip", skip)
        .param("limit", limit)
        .query((row, number) -> entry(row))
        .list();
  }

  /** How many entries there are. */
  @Transactional(readOnly = true)
  public int count(Filter filter) {
    return query(filter, "select count(*) " + FOUND).query(Integer.class).single();
  }

  private JdbcClient.StatementSpec query(Filter filter, String sql) {
    return jdbc.sql(sql)
        .param("action", filter.action() == null ? "" : filter.action().code())
        .param("from", timestamp(filter.from()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("until", timestamp(filter.until()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("person", filter.person().strip().toLowerCase(Locale.ROOT));
  }

  private static @Nullable OffsetDateTime timestamp(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("id"),
        row.getTimestamp("at").toInstant(),
        person(row, "account_id", "by"),
        row.getString("action"),
        row.getString("subject"),
        person(row, "about_id", "about"),
        row.getString("reason"));
  }

  private static @Nullable Person person(ResultSet row, String id, String as) throws SQLException {
    return row.getObject(id) == null
        ? null
        : new Person(
            row.getTimestamp(as + "_deleted") == null ? row.getString(as + "_name") : null);
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
                      row.getString("reason"),
                      row.getObject("about_id", UUID.class));
              chain.hash = row.getString("hash");
              if (chain.broken.isEmpty() && !expected.equals(chain.hash)) {
                chain.broken = OptionalLong.of(row.getLong("id"));
              }
            });
    return chain.broken;
  }

  private static String hash(
      String before,
      Instant at,
      @Nullable UUID by,
      String action,
      String subject,
      String reason,
      @Nullable UUID about) {
    // PostgreSQL has no such character in a text, so nothing else reads the same.
    String all =
        String.join(
            "\0",
            before,
            at.toString(),
            Optional.ofNullable(by).map(UUID::toString).orElse(""),
            action,
            subject,
            reason);
    return Sha256.hex(about == null ? all : all + "\0" + about);
  }
}
