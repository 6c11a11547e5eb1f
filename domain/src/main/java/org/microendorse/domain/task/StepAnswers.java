package org.microendorse.domain.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.ModelTexts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores answers to questions that process owners added to forms. The application shows, exports
 * and counts them, and does nothing else with them.
 */
@Component
public class StepAnswers {
  /** How many answers to a question are counted one by one. */
  private static final int MOST_FREQUENT = 20;

  /**
   * A condition on {@code step_answer x} about a submission: the educator may know it. The
   * submission is decided and so is the appeal, or the concern is closed.
   */
  public static final String NO_LONGER_OPEN =
      """
      (exists (select 1 from submission o where o.id = x.submission_id and o.outcome is not null)
       and not exists (select 1 from appeal o where o.id = x.appeal_id and o.decided_at is null)
       and not exists (select 1 from concern o where o.id = x.concern_id and o.closed_at is null))
      """;

  private static final String OF_SUBMISSION =
      """
      submission s join enrollment e on e.id = s.enrollment_id
        join step_answer x on x.enrollment_id = e.id
      where s.id = ?
      """;

  private static final String IN_REVIEW =
      """
      (x.submission_id = s.id
       and not exists (select 1 from appeal o where o.id = x.appeal_id and o.decided_at is null))
      """;

  /** Answered on the path since the attempt before; the last time that the person did the step. */
  private static final String BEFORE =
      """
      (x.submission_id is null and x.answered_at <= s.sealed_at
       and not exists (select 1 from submission o where o.enrollment_id = e.id
         and o.attempt < s.attempt and o.sealed_at >= x.answered_at)
       and not exists (select 1 from step_answer o where o.enrollment_id = e.id and o.settled
         and o.step = x.step and o.account_id = x.account_id and o.task_key <> x.task_key
         and o.answered_at between x.answered_at and s.sealed_at))
      """;

  /** Answered by others on the path until the attempt after; before the first one, too. */
  private static final String AFTER =
      """
      (x.submission_id is null and x.account_id <> e.educator_id
       and (x.answered_at > s.sealed_at or s.attempt = 1)
       and not exists (select 1 from submission o where o.enrollment_id = e.id
         and o.attempt > s.attempt and o.sealed_at < x.answered_at))
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Clock clock;

  StepAnswers(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
  }

  /**
   * The step in which people answer.
   *
   * @param enrollmentId the path it belongs to; null if it belongs to none
   * @param submissionId what is reviewed; null if nothing is
   * @param appealId the appeal that is looked into; null if none is
   * @param concernId the concern that is looked into; null if none is
   * @param name as in the model
   */
  public record Step(
      long taskKey,
      @Nullable UUID enrollmentId,
      @Nullable UUID submissionId,
      @Nullable UUID appealId,
      @Nullable UUID concernId,
      String name,
      String formId,
      long formVersion) {}

  /**
   * An answer.
   *
   * @param question where its value is in the form
   * @param kind of the field, as forms call it: {@code checkbox}, {@code radio}, {@code textarea},
   *     ...
   * @param value as JSON
   * @param words the value as people read it
   * @param forEducator whether the educator reads it with the feedback
   * @param forReviewers whether reviewers of later steps read it
   */
  public record Answer(
      String question,
      String kind,
      String label,
      String value,
      String words,
      boolean forEducator,
      boolean forReviewers) {}

  /** An answer that was given. */
  public record Given(String step, String label, String kind, String words) {
    /** The name of the step in the reader's language. */
    public String stepName() {
      return ModelTexts.name(step);
    }

    /** Whether a box was checked; null if it is no box. */
    public @Nullable Boolean checked() {
      return kind.equals("checkbox") ? Boolean.valueOf(words) : null;
    }
  }

  /**
   * How often a question was answered, and how.
   *
   * @param label as it was asked last
   * @param counts of the most frequent answers, by answer; empty for texts, which are private
   */
  public record Tally(
      String step,
      String formId,
      String label,
      String kind,
      long answers,
      Map<String, Long> counts) {
    /** How many answers are not among the most frequent; 0 for texts. */
    public long others() {
      return counts.isEmpty() ? 0 : answers - counts.values().stream().mapToLong(it -> it).sum();
    }

    /** The name of the step in the reader's language. */
    public String stepName() {
      return ModelTexts.name(step);
    }
  }

  /**
   * Stores the answers of a task before it is completed, in place of those of an earlier attempt.
   *
   * @param username who answers
   */
  @Transactional
  public void keep(Step step, String username, List<Answer> answers) {
    jdbc.sql("delete from step_answer where task_key = ? and not settled")
        .param(step.taskKey())
        .update();
    Timestamp now = Timestamp.from(clock.instant());
    List<@Nullable Object[]> rows =
        answers.stream()
            .map(
                it ->
                    new @Nullable Object[] {
                      step.taskKey(),
                      it.question(),
                      answers.indexOf(it),
                      step.enrollmentId(),
                      step.submissionId(),
                      step.appealId(),
                      step.concernId(),
                      step.name(),
                      step.formId(),
                      step.formVersion(),
                      it.kind(),
                      it.label(),
                      it.value(),
                      it.words(),
                      it.forEducator(),
                      it.forReviewers(),
                      now,
                      username
                    })
            .toList();
    batches.batchUpdate(
        """
        insert into step_answer (task_key, question, position, enrollment_id, submission_id, appeal_id,
          concern_id, step, form_id, form_version, kind, label, value, words, for_educator,
          for_reviewers, answered_at, account_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
          (select id from account where username = ?))
        on conflict do nothing
        """,
        rows);
  }

  /** The task was completed with these answers. */
  @Transactional
  public void settle(long taskKey) {
    jdbc.sql("update step_answer set settled = true where task_key = ? and not settled")
        .param(taskKey)
        .update();
  }

  /** The task was never completed with these answers. */
  @Transactional
  public void forget(long taskKey) {
    jdbc.sql("delete from step_answer where task_key = ? and not settled").param(taskKey).update();
  }

  /** Tasks that may have been completed with answers from before this time, or not. */
  @Transactional(readOnly = true)
  public List<Long> unsettledBefore(Instant moment) {
    return jdbc.sql(
            "select distinct task_key from step_answer where not settled and answered_at < ?")
        .param(Timestamp.from(moment))
        .query(Long.class)
        .list();
  }

  /**
   * What later reviewers of a submission read, oldest first: answers in its review, and what was
   * answered on the path for this attempt. The panel of an open appeal decides independently.
   */
  @Transactional(readOnly = true)
  public List<Given> forReviewers(UUID submissionId) {
    return given(
        OF_SUBMISSION + "and x.for_reviewers and (" + IN_REVIEW + " or " + BEFORE + ")",
        submissionId);
  }

  /** The same for a person who must not know yet what other reviewers say. */
  @Transactional(readOnly = true)
  public List<Given> forIndependentReviewer(UUID submissionId) {
    return given(OF_SUBMISSION + "and x.for_reviewers and " + BEFORE, submissionId);
  }

  /**
   * What the educator reads with the feedback, oldest first: answers in the review, and what others
   * answered on the path until the next attempt.
   */
  @Transactional(readOnly = true)
  public List<Given> withFeedback(UUID submissionId) {
    return given(
        OF_SUBMISSION
            + "and x.for_educator and (x.submission_id = s.id and "
            + NO_LONGER_OPEN
            + " or "
            + AFTER
            + ")",
        submissionId);
  }

  /** What the educator of a path answered on it, oldest first. */
  @Transactional(readOnly = true)
  public List<Given> ofEducator(UUID enrollmentId) {
    return given(
        """
        step_answer x join enrollment e on e.id = x.enrollment_id
        where e.id = ? and x.account_id = e.educator_id
        """,
        enrollmentId);
  }

  private List<Given> given(String which, UUID id) {
    return jdbc.sql(
            "select x.step, x.label, x.kind, x.words from "
                + which
                + " and x.settled order by x.answered_at, x.task_key, x.position")
        .param(id)
        .query(
            (row, number) ->
                new Given(
                    row.getString("step"),
                    row.getString("label"),
                    row.getString("kind"),
                    row.getString("words")))
        .list();
  }

  /** All questions that were ever answered, by form. */
  @Transactional(readOnly = true)
  public List<Tally> tallies() {
    Map<List<String>, Tally> tallies = new LinkedHashMap<>();
    jdbc.sql(
            """
            with answer as (
              select *, regexp_replace(question, '[.][0-9]+[.]', '.') asked from step_answer where settled),
            question as (
              select form_id, asked, min(position) position, count(*) answers,
                (array_agg(step order by answered_at desc))[1] step,
                (array_agg(label order by answered_at desc))[1] label,
                (array_agg(kind order by answered_at desc))[1] kind
              from answer group by form_id, asked),
            counted as (
              select form_id, asked, words, count(*) times,
                row_number() over (partition by form_id, asked order by count(*) desc, words) place
              from answer where kind not like 'text%' group by form_id, asked, words)
            select q.*, c.words, c.times
            from question q left join counted c on c.form_id = q.form_id and c.asked = q.asked
              and c.place <= ? and q.kind not like 'text%'
            order by q.form_id, q.position, q.asked, c.place
            """)
        .param(MOST_FREQUENT)
        .query(
            row -> {
              Tally tally =
                  tallies.computeIfAbsent(
                      List.of(row.getString("form_id"), row.getString("asked")), it -> tally(row));
              if (row.getString("words") != null) {
                tally.counts().put(row.getString("words"), row.getLong("times"));
              }
            });
    return List.copyOf(tallies.values());
  }

  private static Tally tally(ResultSet row) {
    try {
      return new Tally(
          row.getString("step"),
          row.getString("form_id"),
          row.getString("label"),
          row.getString("kind"),
          row.getLong("answers"),
          new LinkedHashMap<>());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
