package org.microendorse.domain.review;

import static org.microendorse.domain.language.Messages.message;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.people.Accounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ties that the program manager allowed, because nobody without one could review. The reason is
 * kept, and the educator reads it. The rules say which ties may be allowed.
 */
@Component
public class TieOverrides {
  private static final int SHORTEST = 20;
  private static final int LONGEST = 1_000;

  private final JdbcClient jdbc;
  private final Ties ties;
  private final Accounts accounts;
  private final Clock clock;

  TieOverrides(JdbcClient jdbc, Ties ties, Accounts accounts, Clock clock) {
    this.jdbc = jdbc;
    this.ties = ties;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * A tie that was allowed.
   *
   * @param ties what the rules say against the reviewer, in English
   * @param reason why they may review anyway
   */
  public record Allowed(String ties, String reason, Instant at) {
    /** The sentence for the educator, on pages and in documents. */
    public String sentence() {
      return message("review.tieAllowed", TieReasons.inWords(List.of(ties.split("\\. "))), reason);
    }
  }

  /**
   * Allows a person to review although they have a tie; a second call does not change the reason.
   *
   * @param reviewer user name
   * @param tie what the rules say against them, in English
   * @throws Refusal if it is the educator themselves, or the reason is too short or too long
   */
  @Transactional
  public void allow(UUID submissionId, String reviewer, String tie, String reason, String by) {
    var account =
        accounts.findByUsername(reviewer).orElseThrow(() -> new NotFound("account", reviewer));
    if (ties.of(submissionId).isEducator(account)) {
      throw new Refusal("review.ownSubmission");
    }
    String text = reason == null ? "" : reason.strip();
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      throw new Refusal("review.tieReason", SHORTEST, LONGEST);
    }
    jdbc.sql(
            """
            insert into tie_override
              (submission_id, account_id, ties, reason, allowed_by_id, allowed_at)
            select ?, ?, ?, ?, a.id, ? from account a where a.username = ?
            on conflict do nothing
            """)
        .params(submissionId, account.id(), tie, text, Timestamp.from(clock.instant()), by)
        .update();
  }

  /** User names of those who may review a submission in spite of a tie. */
  @Transactional(readOnly = true)
  public Set<String> reviewers(UUID submissionId) {
    return jdbc.sql(
            """
            select a.username from tie_override o join account a on a.id = o.account_id
            where o.submission_id = ?
            """)
        .param(submissionId)
        .query(String.class)
        .set();
  }

  /** The allowed ties of people who did review, for the educator. Does not name those people. */
  @Transactional(readOnly = true)
  public List<Allowed> thatCounted(UUID submissionId) {
    return jdbc.sql(
            """
            select o.ties, o.reason, o.allowed_at from tie_override o
            where o.submission_id = :id and (
              exists (select 1 from assessment x where x.submission_id = :id
                      and x.assessor_id = o.account_id)
              or exists (select 1 from second_score x where x.submission_id = :id
                         and x.assessor_id = o.account_id)
              or exists (select 1 from approval p join assessment x on x.id = p.assessment_id
                         where x.submission_id = :id and p.approver_id = o.account_id)
              or exists (select 1 from appeal_verdict v join appeal p on p.id = v.appeal_id
                         where p.submission_id = :id and v.reviewer_id = o.account_id))
            order by o.allowed_at
            """)
        .param("id", submissionId)
        .query(
            (row, i) ->
                new Allowed(
                    row.getString("ties"),
                    row.getString("reason"),
                    row.getTimestamp("allowed_at").toInstant()))
        .list();
  }
}
