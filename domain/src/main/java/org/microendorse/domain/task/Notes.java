package org.microendorse.domain.task;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.OperationId;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stores what people write into forms, and what forms show about people. A process variable holds
 * only a reference, {@code note:} and an id, so that people who may read variables do not read what
 * others wrote. Portal and workers replace the reference with the content before they use it.
 */
@Component
public class Notes {
  private static final String PREFIX = "note:";
  private static final Pattern REFERENCE =
      Pattern.compile("note:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final ObjectMapper json;
  private final Clock clock;

  Notes(JdbcClient jdbc, JdbcTemplate batches, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
    this.clock = clock;
  }

  /** Whether this is a reference to a note. */
  public static boolean isReference(JsonNode value) {
    return value.isString() && REFERENCE.matcher(value.stringValue(null)).matches();
  }

  /** Whether there may be references in a JSON text. */
  public static boolean mayBeIn(String text) {
    return text.contains(PREFIX);
  }

  /** A new, unused reference, for {@link #keepAnswers}. */
  public static String newReference() {
    return PREFIX + UUID.randomUUID();
  }

  /**
   * Stores what was written into the form of a task, before the task is completed.
   *
   * @param author user name
   * @param answers by new references
   */
  @Transactional
  public void keepAnswers(
      long instanceKey, long taskKey, String author, Map<String, JsonNode> answers) {
    insert(instanceKey, taskKey, author, answers);
  }

  /**
   * Stores a part of what a worker returns. Repeating it returns the same reference.
   *
   * @param part distinguishes it from other parts of the same result
   * @return the reference
   */
  @Transactional
  public String keep(long instanceKey, OperationId operation, String part, JsonNode content) {
    String name = operation + "/" + part;
    String reference = PREFIX + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    insert(instanceKey, null, null, Map.of(reference, content));
    return reference;
  }

  private void insert(
      long instanceKey,
      @Nullable Long taskKey,
      @Nullable String author,
      Map<String, JsonNode> contents) {
    List<Map.Entry<String, JsonNode>> rows = List.copyOf(contents.entrySet());
    Timestamp now = Timestamp.from(clock.instant());
    batches.batchUpdate(
        """
        insert into note (id, instance_key, task_key, content, kept_at, author_id)
        values (?, ?, ?, ?, ?, (select id from account where username = ?))
        on conflict (id) do update set content = excluded.content
        """,
        new BatchPreparedStatementSetter() {
          @Override
          public void setValues(PreparedStatement row, int i) throws SQLException {
            row.setObject(1, id(rows.get(i).getKey()));
            row.setLong(2, instanceKey);
            row.setObject(3, taskKey, Types.BIGINT);
            row.setString(4, rows.get(i).getValue().toString());
            row.setTimestamp(5, now);
            row.setString(6, author);
          }

          @Override
          public int getBatchSize() {
            return rows.size();
          }
        });
  }

  /**
   * Keeps only these answers, with which a task was completed; deletes those of failed attempts.
   */
  @Transactional
  public void settle(long taskKey, Collection<String> references) {
    jdbc.sql("delete from note where task_key = :task and not (id = any(:used))")
        .param("task", taskKey)
        .param("used", ids(references))
        .update();
  }

  /** Deletes notes that the engine did not accept. */
  @Transactional
  public void forget(Collection<String> references) {
    jdbc.sql("delete from note where id = any(:ids)").param("ids", ids(references)).update();
  }

  /** The value with the contents of notes in place of references; null for what is not kept. */
  @Transactional(readOnly = true)
  public @Nullable JsonNode open(JsonNode value) {
    Set<String> references = new HashSet<>();
    collect(value, references);
    return references.isEmpty() ? value : replace(value, contents(references));
  }

  private static void collect(JsonNode value, Set<String> references) {
    if (isReference(value)) {
      references.add(value.stringValue(null));
    }
    value.forEach(child -> collect(child, references));
  }

  private Map<String, JsonNode> contents(Set<String> references) {
    Map<String, JsonNode> contents = new HashMap<>();
    jdbc.sql("select id, content from note where id = any(:ids)")
        .param("ids", ids(references))
        .query(
            row -> {
              contents.put(PREFIX + row.getString("id"), read(row.getString("content")));
            });
    return contents;
  }

  /** The content of notes is not searched for references: nobody can refer to another note. */
  private static JsonNode replace(JsonNode value, Map<String, JsonNode> contents) {
    if (isReference(value)) {
      return contents.getOrDefault(value.stringValue(null), NullNode.instance);
    }
    if (value.isObject()) {
      ObjectNode opened = ((ObjectNode) value).objectNode();
      value
          .properties()
          .forEach(entry -> opened.set(entry.getKey(), replace(entry.getValue(), contents)));
      return opened;
    }
    if (value.isArray()) {
      ArrayNode opened = ((ArrayNode) value).arrayNode();
      value.forEach(element -> opened.add(replace(element, contents)));
      return opened;
    }
    return value;
  }

  /** The process instances that need notes from before this time. */
  @Transactional(readOnly = true)
  public List<Long> instancesBefore(Instant moment) {
    return jdbc.sql("select distinct instance_key from note where kept_at < :moment")
        .param("moment", Timestamp.from(moment))
        .query(Long.class)
        .list();
  }

  /** Moves the notes of a called process that has ended to its caller, which may still use them. */
  @Transactional
  public void handOver(long instanceKey, long callerKey) {
    jdbc.sql("update note set instance_key = :caller where instance_key = :instance")
        .param("caller", callerKey)
        .param("instance", instanceKey)
        .update();
  }

  /** Deletes the notes of a root process that has ended: nothing refers to them. */
  @Transactional
  public void forgetInstance(long instanceKey) {
    jdbc.sql("delete from note where instance_key = :instance")
        .param("instance", instanceKey)
        .update();
  }

  private JsonNode read(String content) {
    try {
      return json.readTree(content);
    } catch (JacksonException e) {
      throw new IllegalStateException("A note is not JSON.", e);
    }
  }

  private static UUID id(String reference) {
    return UUID.fromString(reference.substring(PREFIX.length()));
  }

  private static UUID[] ids(Collection<String> references) {
    return references.stream().map(Notes::id).toArray(UUID[]::new);
  }
}
