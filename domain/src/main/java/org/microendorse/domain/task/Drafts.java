package org.microendorse.domain.task;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drafts of what people have typed into the forms of their tasks but not sent yet: one per task and
 * person. A step that is planned again is another task to the engine but the same step to people,
 * so its draft moves with it. The caller checks that the task is theirs.
 */
@Component
public class Drafts {
  private final JdbcClient jdbc;
  private final DraftProperties limits;
  private final Clock clock;

  Drafts(JdbcClient jdbc, DraftProperties limits, Clock clock) {
    this.jdbc = jdbc;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * @param content JSON
   * @param about what some of its answers are about, such as the files at that time; may be empty
   */
  public record Draft(String content, Instant savedAt, String about) {}

  /**
   * Keeps a draft in place of the one before.
   *
   * @param step identifies the step of a process, also when it becomes another task
   * @param about what some of its answers are about; may be empty
   * @return when it was saved
   * @throws DraftTooLarge if it exceeds the limit
   */
  @Transactional
  public Instant keep(long taskKey, String step, String username, String content, String about) {
    if (content.getBytes(StandardCharsets.UTF_8).length > limits.maxSize().toBytes()) {
      throw new DraftTooLarge(limits.maxSize());
    }
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into draft (task_key, step, account_id, content, about, saved_at)
            select :task, :step, id, :content, :about, :now from account where username = :username
            on conflict (task_key, account_id)
            do update set
              content = excluded.content, about = excluded.about, saved_at = excluded.saved_at
            """)
        .param("task", taskKey)
        .param("step", step)
        .param("username", username)
        .param("content", content)
        .param("about", about)
        .param("now", Timestamp.from(now))
        .update();
    return now;
  }

  @Transactional(readOnly = true)
  public Optional<Draft> find(long taskKey, String step, String username) {
    return jdbc.sql(
            """
            select content, saved_at, about from draft join account on account.id = draft.account_id
            where (task_key = :task or step = :step) and username = :username
            order by saved_at desc limit 1
            """)
        .param("task", taskKey)
        .param("step", step)
        .param("username", username)
        .query(
            (row, number) ->
                new Draft(
                    row.getString("content"),
                    row.getTimestamp("saved_at").toInstant(),
                    row.getString("about")))
        .optional();
  }

  /** Deletes all drafts of a step that has ended. */
  @Transactional
  public void forget(long taskKey, String step) {
    jdbc.sql("delete from draft where task_key = :task or step = :step")
        .param("task", taskKey)
        .param("step", step)
        .update();
  }

  /** The tasks that have drafts. */
  @Transactional(readOnly = true)
  public List<Long> taskKeys() {
    return jdbc.sql("select distinct task_key from draft").query(Long.class).list();
  }
}
