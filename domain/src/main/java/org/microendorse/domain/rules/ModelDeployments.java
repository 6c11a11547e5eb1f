package org.microendorse.domain.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Remembers which models went live. */
@Service
public class ModelDeployments {
  private final JdbcClient jdbc;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  ModelDeployments(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.events = events;
  }

  /** What a model is. */
  public enum Kind {
    PROCESS,
    DECISION,
    FORM
  }

  /**
   * A model as it was deployed.
   *
   * @param id of the process, decision or form
   * @param file its name in the set
   * @param version as the engine counts it; a changed set makes a new version of every model in it
   * @param sha256 of the file's content, in hexadecimal
   * @param process what the application knows of a process; null for others
   * @param decisionKey the engine's key of this version of a decision; null for others, and for
   *     sets that went live before keys were kept
   */
  public record Model(
      Kind kind,
      String id,
      String file,
      int version,
      String sha256,
      @Nullable ProcessFacts process,
      @Nullable Long decisionKey) {}

  /**
   * What the application knows of a process.
   *
   * @param purpose what a micro-credential may use it for, {@code path} or {@code review}; null:
   *     none may name it
   * @param startMessage the message that starts it; null if none does
   * @param reviews whether a step is a part of reviewing a submission
   */
  public record ProcessFacts(
      @Nullable String purpose, @Nullable String startMessage, boolean reviews) {}

  /**
   * A model that is live.
   *
   * @param since when its content went live
   */
  public record LiveModel(Model model, Instant since) {}

  /**
   * The models that are live, by kind and id.
   *
   * @param origin where they came from, in words
   */
  public record Live(String origin, List<LiveModel> models) {}

  /**
   * Remembers that these models are live from now on. Repeating it changes nothing.
   *
   * @param contents of forms and decisions, by file
   */
  @Transactional
  public void wentLive(String origin, Collection<Model> models, Map<String, String> contents) {
    Live before = live();
    Set<Model> known = before.models().stream().map(LiveModel::model).collect(Collectors.toSet());
    if (before.origin().equals(origin) && known.equals(Set.copyOf(models))) {
      return;
    }
    long deployment =
        jdbc.sql("insert into model_deployment (deployed_at, origin) values (?, ?) returning id")
            .params(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), origin)
            .query(Long.class)
            .single();
    for (Model model : models) {
      ProcessFacts process = model.process();
      jdbc.sql("insert into deployed_model values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
          .params(
              deployment,
              model.kind().name(),
              model.id(),
              model.file(),
              model.version(),
              model.sha256(),
              contents.getOrDefault(model.file(), ""))
          .param(process == null ? null : process.purpose())
          .param(process == null ? null : process.startMessage())
          .param(process != null && process.reviews())
          .param(model.decisionKey())
          .update();
    }
    events.publishEvent(new ModelsWentLive());
  }

  /** The models that are live; none before the first deployment. */
  @Transactional(readOnly = true)
  public Live live() {
    String origin =
        jdbc.sql("select origin from model_deployment order by id desc limit 1")
            .query(String.class)
            .optional()
            .orElse("");
    List<LiveModel> models =
        jdbc.sql(
                """
                select live.*, (
                  select min(at.deployed_at)
                  from deployed_model same join model_deployment at on at.id = same.deployment_id
                  where same.kind = live.kind and same.model_id = live.model_id
                  and same.deployment_id > coalesce((
                    select max(other.deployment_id) from deployed_model other
                    where other.kind = live.kind and other.model_id = live.model_id
                    and other.sha256 <> live.sha256), 0)) since
                from deployed_model live
                where live.deployment_id = (select max(id) from model_deployment)
                order by live.kind, live.model_id
                """)
            .query((row, number) -> liveModel(row))
            .list();
    return new Live(origin, models);
  }

  /** The ids of the live processes that a micro-credential may use for a purpose. */
  @Transactional(readOnly = true)
  public Set<String> processesFor(String purpose) {
    return ids("purpose = ?", purpose);
  }

  /** The ids of the live processes that review submissions. */
  @Transactional(readOnly = true)
  public Set<String> reviewing() {
    return ids("reviews = ?", true);
  }

  private Set<String> ids(String condition, Object value) {
    return new TreeSet<>(
        jdbc.sql(
                """
                select model_id from deployed_model
                where deployment_id = (select max(id) from model_deployment)
                and kind = 'PROCESS' and\s"""
                    + condition)
            .param(value)
            .query(String.class)
            .list());
  }

  /** The message that starts a live process; empty if there is none. */
  @Transactional(readOnly = true)
  public Optional<String> startMessage(String processId) {
    return jdbc.sql(
            """
            select start_message from deployed_model
            where deployment_id = (select max(id) from model_deployment)
            and kind = 'PROCESS' and model_id = ? and start_message is not null
            """)
        .param(processId)
        .query(String.class)
        .optional();
  }

  /**
   * The engine's key of the decision that was live at a time; empty if that is not known.
   *
   * @param id of the decision
   */
  @Transactional(readOnly = true)
  public Optional<Long> decisionKey(String id, Instant at) {
    return jdbc.sql(
            """
            select decision_key from deployed_model
            where kind = 'DECISION' and model_id = ? and decision_key is not null
            and deployment_id = (select max(id) from model_deployment where deployed_at <= ?)
            """)
        .params(id, OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .query(Long.class)
        .optional();
  }

  /** The content of a form that is live. */
  @Transactional(readOnly = true)
  public Optional<String> form(String id) {
    return content(Kind.FORM, id);
  }

  /** The content of a decision that is live. */
  @Transactional(readOnly = true)
  public Optional<String> decision(String id) {
    return content(Kind.DECISION, id);
  }

  private Optional<String> content(Kind kind, String id) {
    return jdbc.sql(
            """
            select content from deployed_model
            where deployment_id = (select max(id) from model_deployment)
            and kind = ? and model_id = ?
            """)
        .params(kind.name(), id)
        .query(String.class)
        .optional();
  }

  private static LiveModel liveModel(ResultSet row) throws SQLException {
    Kind kind = Kind.valueOf(row.getString("kind"));
    return new LiveModel(
        new Model(
            kind,
            row.getString("model_id"),
            row.getString("file"),
            row.getInt("version"),
            row.getString("sha256"),
            kind == Kind.PROCESS
                ? new ProcessFacts(
                    row.getString("purpose"),
                    row.getString("start_message"),
                    row.getBoolean("reviews"))
                : null,
            row.getObject("decision_key", Long.class)),
        row.getObject("since", OffsetDateTime.class).toInstant());
  }
}
