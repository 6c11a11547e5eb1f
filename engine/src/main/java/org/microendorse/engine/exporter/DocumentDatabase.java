package org.microendorse.engine.exporter;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The exporter's connection to the database, reopened after a failure. */
final class DocumentDatabase implements AutoCloseable {

  private final String url;
  private final Properties credentials = new Properties();
  private @Nullable Connection connection;

  DocumentDatabase(String url, String user, String password) {
    this.url = url;
    credentials.setProperty("user", user);
    credentials.setProperty("password", password);
    credentials.setProperty("connectTimeout", "5");
    credentials.setProperty("socketTimeout", "60");
    credentials.setProperty("ApplicationName", "exporter");
  }

  /** The position up to which all records are in the database. */
  long position() throws SQLException {
    try (var statement = connection().prepareStatement("select position from progress");
        var rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Writes the batch and its position in one transaction, so that no record counts twice. */
  void write(Batch batch) throws SQLException {
    Connection c = connection();
    for (var kind : batch.changes().entrySet()) {
      upsert(c, kind.getKey(), kind.getValue());
    }
    if (!batch.incidentScopes().isEmpty()) {
      refreshIncidents(c, batch.incidentScopes().toArray(String[]::new));
    }
    try (var statement =
        c.prepareStatement(
            "update progress set position = ?, signal_key = greatest(signal_key, ?)")) {
      statement.setLong(1, batch.position());
      statement.setLong(2, batch.signalKey());
      statement.executeUpdate();
    }
    c.commit();
  }

  private static void upsert(Connection c, Kind kind, Map<String, Batch.Change> changes)
      throws SQLException {
    String sql =
        """
        insert into %s as t (id, doc, hidden)
        select id, doc::jsonb, hidden::jsonb
        from unnest(?::text[], ?::text[], ?::text[]) as change (id, doc, hidden)
        on conflict (id) do update
        set doc = t.doc || excluded.doc, hidden = t.hidden || excluded.hidden"""
            .formatted(kind.table());
    var ids = changes.keySet().toArray(String[]::new);
    var docs = changes.values().stream().map(it -> it.doc().toString()).toArray(String[]::new);
    var hidden = changes.values().stream().map(it -> it.hidden().toString()).toArray(String[]::new);
    try (var statement = c.prepareStatement(sql)) {
      statement.setArray(1, c.createArrayOf("text", ids));
      statement.setArray(2, c.createArrayOf("text", docs));
      statement.setArray(3, c.createArrayOf("text", hidden));
      statement.executeUpdate();
    }
  }

  private static void refreshIncidents(Connection c, String[] scopes) throws SQLException {
    String anyWithin =
        "exists (select 1 from incident i where i.doc->>'state' = 'ACTIVE'"
            + " and i.hidden->'path' @> to_jsonb(t.id))";
    String own =
        "(select min(i.id) from incident i where i.doc->>'state' = 'ACTIVE'"
            + " and i.doc->>'elementInstanceKey' = t.id)";
    update(
        c,
        "update process_instance t set doc = t.doc || jsonb_build_object('hasIncident', %s)"
                .formatted(anyWithin)
            + " where t.id = any(?)",
        scopes);
    update(
        c,
        "update element_instance t set doc = t.doc || jsonb_build_object('hasIncident', %s, 'incidentKey', %s)"
                .formatted(anyWithin, own)
            + " where t.id = any(?)",
        scopes);
  }

  private static void update(Connection c, String sql, String[] ids) throws SQLException {
    try (var statement = c.prepareStatement(sql)) {
      statement.setArray(1, c.createArrayOf("text", ids));
      statement.executeUpdate();
    }
  }

  /** The deployed process, if it has been written before; uses a separate connection. */
  Optional<Bpmn> bpmn(String processDefinitionKey) throws SQLException {
    String sql =
        "select hidden->>'xml', doc->>'processDefinitionId', doc->>'versionTag'"
            + " from process_definition where id = ?";
    try (var own = DriverManager.getConnection(url, credentials);
        var statement = own.prepareStatement(sql)) {
      statement.setString(1, processDefinitionKey);
      try (var rows = statement.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        byte[] xml = rows.getString(1).getBytes(StandardCharsets.UTF_8);
        return Optional.of(Bpmn.parse(xml, rows.getString(2), rows.getString(3)));
      }
    }
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = DriverManager.getConnection(url, credentials);
      connection = open;
      open.setAutoCommit(false);
    }
    return open;
  }

  /** Discards the connection; the next use opens another. */
  @Override
  public void close() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // It is discarded in any case.
      }
      connection = null;
    }
  }
}
