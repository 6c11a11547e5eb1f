package org.microendorse.domain.account;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.evidence.FileDeletion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes rows that identify the owner of a deleted account. */
@Component
class AccountTraces {
  /** Tables whose rows only their owner needs. */
  private static final List<String> EVERYTHING_OF =
      List.of(
          "draft",
          "known_device",
          "password_reset",
          "email_change",
          "former_place",
          "external_identity",
          "badge_collection",
          "imported_badge",
          "transcript_share");

  private final EntityManager entities;
  private final FileDeletion files;
  private final JdbcClient jdbc;
  private final Clock clock;

  AccountTraces(EntityManager entities, FileDeletion files, JdbcClient jdbc, Clock clock) {
    this.entities = entities;
    this.files = files;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Takes a new address over to teams, and to the mails that the person has had. */
  void move(UUID accountId, String from, String to) {
    entities.flush();
    jdbc.sql("update team_member set email = ? where account_id = ?")
        .params(to, accountId)
        .update();
    jdbc.sql("update mail set recipient = ? where lower(recipient) = lower(?)")
        .params(to, from)
        .update();
  }

  /**
   * Removes names in teams, places, shares, devices, drafts, and files that were never submitted.
   */
  void remove(UUID accountId) {
    entities.flush();
    jdbc.sql(
            """
            update team_member set name = 'Deleted account', email = 'deleted-' || id || '@invalid'
            where account_id = ?
            """)
        .param(accountId)
        .update();
    takeOutFiles(accountId);
    jdbc.sql(
            """
            update attempt_place set district_id = null, school_id = null, team_ids = '{}'
            where submission_id in (select s.id from submission s
              join enrollment e on e.id = s.enrollment_id where e.educator_id = ?)
            """)
        .param(accountId)
        .update();
    jdbc.sql(
            "delete from published_badge where badge_id in (select id from badge where account_id = ?)")
        .param(accountId)
        .update();
    jdbc.sql(
            """
            delete from staff_invitation
            where lower(email) = (select lower(email) from account where id = ?)
            """)
        .param(accountId)
        .update();
    for (String table : EVERYTHING_OF) {
      jdbc.sql("delete from " + table + " where account_id = ?").param(accountId).update();
    }
    // What reviewers answered about others belongs to the review, as their assessments do.
    jdbc.sql(
            """
            delete from step_answer where account_id = :id and (enrollment_id is null
              or enrollment_id in (select id from enrollment where educator_id = :id))
            """)
        .param("id", accountId)
        .update();
    jdbc.sql("delete from lock_out where starts_with(subject, ?)")
        .param("account:" + accountId)
        .update();
  }

  /** What was never submitted is not a record. */
  private void takeOutFiles(UUID accountId) {
    jdbc.sql(
            """
            update artifact a set removed_at = :now, file_name = 'removed'
            from enrollment e
            where e.id = a.enrollment_id and e.educator_id = :id
              and not exists (select 1 from submission_artifact s where s.artifact_id = a.id)
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("id", accountId)
        .update();
    files.deleteTakenOutOf(accountId);
  }
}
