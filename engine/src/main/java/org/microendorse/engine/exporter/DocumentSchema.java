package org.microendorse.engine.exporter;

import static org.microendorse.engine.exporter.Kind.*;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Creates the tables of the documents, and the indexes that keep the usual searches fast. */
public final class DocumentSchema {

  /** How much of a text of any length is in an index, in characters. */
  public static final int LENGTH_IN_INDEX = 100;

  /**
   * The indexes over document fields; an entry that begins with {@code gin:} is an index over a
   * list.
   */
  private static final Map<Kind, List<String>> INDEXES =
      Map.ofEntries(
          Map.entry(PROCESS_DEFINITION, List.of("processDefinitionId")),
          Map.entry(DECISION_DEFINITION, List.of("decisionDefinitionId")),
          Map.entry(FORM, List.of("formId")),
          Map.entry(
              PROCESS_INSTANCE,
              List.of(
                  "processDefinitionId state hasIncident",
                  "processDefinitionKey state hasIncident",
                  "state startDate",
                  "parentProcessInstanceKey")),
          Map.entry(
              ELEMENT_INSTANCE,
              List.of(
                  "processInstanceKey elementId",
                  "elementId state",
                  "processDefinitionKey elementId state hasIncident",
                  "processDefinitionKey elementId state startDate")),
          Map.entry(VARIABLE, List.of("processInstanceKey name", "scopeKey name", "name")),
          Map.entry(INCIDENT, List.of("processInstanceKey", "elementInstanceKey", "state")),
          Map.entry(
              USER_TASK,
              List.of(
                  "assignee state",
                  "state creationDate",
                  "state dueDate",
                  "processInstanceKey",
                  "elementInstanceKey",
                  "elementId state",
                  "gin:candidateGroups",
                  "gin:candidateUsers")),
          Map.entry(DECISION_INSTANCE, List.of("processInstanceKey", "elementInstanceKey")),
          Map.entry(
              MESSAGE_SUBSCRIPTION, List.of("processInstanceKey", "messageName correlationKey")),
          Map.entry(
              CORRELATED_MESSAGE_SUBSCRIPTION,
              List.of("processInstanceKey", "messageName correlationKey")),
          Map.entry(JOB, List.of("processInstanceKey", "elementInstanceKey", "state type")),
          Map.entry(SEQUENCE_FLOW, List.of("processInstanceKey")));

  private DocumentSchema() {}

  /** Creates what is missing and keeps what exists. */
  public static void create(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (Kind kind : Kind.values()) {
        statement.execute(
            """
            create table if not exists %s (
              id text primary key,
              doc jsonb not null,
              hidden jsonb not null)"""
                .formatted(kind.table()));
        for (String column : kind.columns()) {
          statement.execute(
              "alter table %s add column if not exists %s text generated always as (doc->>'%s') stored"
                  .formatted(kind.table(), column, column));
        }
        for (String fields : INDEXES.getOrDefault(kind, List.of())) {
          statement.execute(index(kind, fields));
        }
      }
      statement.execute(
          "create index if not exists incident_path on incident using gin ((hidden->'path'))");
      statement.execute(
          "create index if not exists variable_value on variable ((left(doc->>'value', %d)), (doc->>'name'))"
              .formatted(LENGTH_IN_INDEX));
      statement.execute(
          "create index if not exists element_instance_scope"
              + " on element_instance ((hidden->>'scopeKey'))");
      statement.execute(
          """
          create table if not exists progress (
            one boolean primary key default true check (one),
            position bigint not null,
            signal_key bigint not null)""");
      statement.execute("insert into progress values (true, -1, -1) on conflict do nothing");
    }
  }

  /** Deletes everything: the broker starts with an empty log, whose positions start again. */
  public static void reset(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (Kind kind : Kind.values()) {
        statement.execute("truncate " + kind.table());
      }
      statement.execute("update progress set position = -1, signal_key = -1");
    }
  }

  private static String index(Kind kind, String fields) {
    boolean gin = fields.startsWith("gin:");
    List<String> names = List.of(fields.replaceFirst("^gin:", "").split(" "));
    String expressions =
        names.stream()
            .map(
                name ->
                    kind.columns().contains(name)
                        ? name
                        : "(doc%s'%s')".formatted(gin ? "->" : "->>", name))
            .collect(Collectors.joining(", "));
    // An older database has indexes over documents where there are columns now.
    String over = names.stream().anyMatch(kind.columns()::contains) ? "_by_" : "_";
    return "create index if not exists %s%s%s on %s using %s (%s)"
        .formatted(
            kind.table(),
            over,
            String.join("_", names),
            kind.table(),
            gin ? "gin" : "btree",
            expressions);
  }
}
