package org.microendorse.engine.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.microendorse.engine.exporter.Kind;

/**
 * Getters of single documents, and of what the API derives from them. All responses are JSON unless
 * noted.
 */
final class Getters {

  private Getters() {}

  /** The document with this id; for decision instances also the evaluated inputs and rules. */
  static String document(Connection connection, Kind kind, String id) throws SQLException {
    String columns = kind == Kind.DECISION_INSTANCE ? "doc || hidden" : "doc";
    return one(connection, "select (%s)::text from %s where id = ?", columns, kind, id);
  }

  /** The deployed BPMN or DMN, as XML. */
  static String xml(Connection connection, Kind kind, String id) throws SQLException {
    if (kind == Kind.DECISION_DEFINITION) {
      String requirements = "doc->>'decisionRequirementsKey'";
      String key = one(connection, "select %s from %s where id = ?", requirements, kind, id);
      return xml(connection, Kind.DECISION_REQUIREMENTS, key);
    }
    return one(connection, "select %s from %s where id = ?", "hidden->>'xml'", kind, id);
  }

  /** The form of a user task, or of a process's start event, if it has one. */
  static Optional<String> form(Connection connection, Kind kind, String id) throws SQLException {
    document(connection, kind, id);
    String sql =
        kind == Kind.USER_TASK
            ? """
              select f.doc::text from form f join user_task t on f.id = t.doc->>'formKey'
              where t.id = ?"""
            : """
              select f.doc::text from form f
              join process_definition t on f.doc->>'formId' = t.hidden->>'startFormId'
              where t.id = ? order by (f.doc->>'version')::int desc limit 1""";
    return texts(connection, sql, List.of(id)).stream().findFirst();
  }

  /** The sequence flows an instance has taken, each once. */
  static String sequenceFlows(Connection connection, String instance) throws SQLException {
    String sql = "select doc::text from sequence_flow where doc->>'processInstanceKey' = ?";
    return items(texts(connection, sql, List.of(instance)));
  }

  /** The instances that called this one, from the outermost to itself. */
  static String callHierarchy(Connection connection, String instance) throws SQLException {
    document(connection, Kind.PROCESS_INSTANCE, instance);
    String sql =
        """
        with recursive caller (doc, depth) as (
          select doc, 0 from process_instance where id = ?
          union all
          select p.doc, depth + 1 from process_instance p
          join caller on p.id = caller.doc->>'parentProcessInstanceKey')
        select jsonb_build_object(
          'processInstanceKey', doc->'processInstanceKey',
          'processDefinitionKey', doc->'processDefinitionKey',
          'processDefinitionName', doc->'processDefinitionName')::text
        from caller order by depth desc""";
    return "[" + String.join(",", texts(connection, sql, List.of(instance))) + "]";
  }

  /** How often each element of one instance is active, has an incident, was completed, canceled. */
  static String statistics(Connection connection, String instance) throws SQLException {
    document(connection, Kind.PROCESS_INSTANCE, instance);
    return statistics(connection, "e.doc->>'processInstanceKey' = ?", List.of(instance));
  }

  /** The same for all instances of a process definition that match a filter. */
  static String statistics(Connection connection, String definition, Filter filter)
      throws SQLException {
    if (filter.isEmpty()) {
      return statistics(connection, "e.processDefinitionKey = ?", List.of(definition));
    }
    List<Object> parameters = new ArrayList<>(List.of(definition, definition));
    parameters.addAll(filter.parameters());
    String instances =
        """
        e.processDefinitionKey = ? and e.doc->>'processInstanceKey' in (
          select t.id from process_instance t
          where t.processDefinitionKey = ? and %s)"""
            .formatted(filter.condition());
    return statistics(connection, instances, parameters);
  }

  private static String statistics(Connection connection, String condition, List<Object> parameters)
      throws SQLException {
    // Counted in the index, without reading documents; so the groups are summed up only then.
    String sql =
        """
        select jsonb_build_object(
          'elementId', elementId,
          'active', coalesce(sum(n) filter (where state = 'ACTIVE' and hasIncident = 'false'), 0),
          'incidents', coalesce(sum(n) filter (where state = 'ACTIVE' and hasIncident = 'true'), 0),
          'completed', coalesce(sum(n) filter (where state = 'COMPLETED'), 0),
          'canceled', coalesce(sum(n) filter (where state = 'TERMINATED'), 0))::text
        from (
          select e.elementId, e.state, e.hasIncident, count(*) as n
          from element_instance e where %s group by e.elementId, e.state, e.hasIncident) counted
        group by elementId order by 1"""
            .formatted(condition);
    return items(texts(connection, sql, parameters));
  }

  private static String one(Connection connection, String sql, String column, Kind kind, String id)
      throws SQLException {
    return texts(connection, sql.formatted(column, kind.table()), List.of(id)).stream()
        .findFirst()
        .orElseThrow(
            () ->
                Problem.notFound("None of the %s has the key %s".formatted(kind.collection(), id)));
  }

  private static List<String> texts(Connection connection, String sql, List<Object> parameters)
      throws SQLException {
    List<String> result = new ArrayList<>();
    try (var statement = connection.prepareStatement(sql)) {
      Search.bind(statement, parameters);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          result.add(rows.getString(1));
        }
      }
    }
    return result;
  }

  private static String items(List<String> documents) {
    return "{\"items\":[" + String.join(",", documents) + "]}";
  }
}
