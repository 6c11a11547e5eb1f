package org.microendorse.engine.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.microendorse.engine.exporter.Kind;

/**
 * Purges as a newer Camunda does when process tests ask for it: ends all instances and deletes
 * their documents. Deployed definitions stay, since the broker still has them and would not export
 * them again.
 */
final class Purge {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Broker broker;
  private final DataSource database;
  private final AtomicLong completed = new AtomicLong();

  Purge(Broker broker, DataSource database) {
    this.broker = broker;
    this.database = database;
  }

  /** The number of the last completed purge. */
  long lastCompleted() {
    return completed.get();
  }

  /** Purges, waits until it is done, and returns its number. */
  synchronized long run() throws IOException, SQLException {
    try (var connection = database.getConnection()) {
      awaitExport(connection);
      List<String> running = running(connection);
      if (!running.isEmpty()) {
        for (String instance : running) {
          cancel(instance);
        }
        awaitExport(connection);
      }
      try (var statement = connection.createStatement()) {
        for (Kind kind : Kind.values()) {
          if (!kind.isDefinition()) {
            statement.addBatch("delete from " + kind.table());
          }
        }
        statement.executeBatch();
      }
    }
    return completed.incrementAndGet();
  }

  private static List<String> running(Connection connection) throws SQLException {
    List<String> result = new ArrayList<>();
    String sql =
        "select id from process_instance where state = 'ACTIVE'"
            + " and doc->>'parentProcessInstanceKey' is null";
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        result.add(rows.getString(1));
      }
    }
    return result;
  }

  private void cancel(String instance) throws IOException {
    try {
      broker.post("/v2/process-instances/" + instance + "/cancellation", "{}");
    } catch (Problem alreadyEnded) {
      if (alreadyEnded.status() != 404) {
        throw alreadyEnded;
      }
    }
  }

  /**
   * Sends a signal without receivers through the log: once it is exported, everything before it is,
   * too.
   */
  private void awaitExport(Connection connection) throws IOException, SQLException {
    String name = "purge-" + UUID.randomUUID();
    String request = JSON.createObjectNode().put("signalName", name).toString();
    long signal =
        JSON.readTree(broker.post("/v2/signals/broadcast", request)).path("signalKey").asLong();
    long end = System.nanoTime() + LONGEST.toNanos();
    try (var statement = connection.prepareStatement("select signal_key from progress")) {
      while (true) {
        try (var rows = statement.executeQuery()) {
          rows.next();
          if (rows.getLong(1) >= signal) {
            return;
          }
        }
        if (System.nanoTime() > end) {
          throw Problem.unavailable("The export is behind by more than " + LONGEST);
        }
        LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
      }
    }
  }
}
