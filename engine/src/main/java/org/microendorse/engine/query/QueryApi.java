package org.microendorse.engine.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.microendorse.engine.exporter.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the searches and getters of Camunda 8.8's REST API from the documents, and passes
 * everything else through to the broker: {@code /v2/**} to its gateway, {@code /actuator/**} to its
 * management. Bound to 127.0.0.1, without authentication, like the broker itself.
 */
public final class QueryApi implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(QueryApi.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    // Without it the JDK's server waits 40 ms for more data before it sends a short response.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** Handles a request whose path matched; the groups of the match are its keys. */
  private interface Answer {
    void to(HttpExchange exchange, MatchResult path) throws IOException, SQLException;
  }

  /** Reads JSON from the database. */
  private interface Query {
    String json(Connection connection) throws SQLException;
  }

  private record Route(String method, Pattern path, Answer answer) {}

  private final List<Route> routes =
      List.of(
          new Route(
              "POST",
              Pattern.compile("/v2/(user-tasks)/(\\d+)/variables/search"),
              this::searchTaskVariables),
          new Route(
              "POST",
              Pattern.compile("/v2/process-instances/(\\d+)/incidents/search"),
              this::searchInstanceIncidents),
          new Route("POST", Pattern.compile("/v2/([a-z-]+)/search"), this::search),
          new Route(
              "POST",
              Pattern.compile("/v2/process-definitions/(\\d+)/statistics/element-instances"),
              this::definitionStatistics),
          new Route(
              "GET",
              Pattern.compile("/v2/process-instances/(\\d+)/statistics/element-instances"),
              (exchange, path) ->
                  query(exchange, connection -> Getters.statistics(connection, path.group(1)))),
          new Route(
              "GET",
              Pattern.compile("/v2/process-instances/(\\d+)/sequence-flows"),
              (exchange, path) ->
                  query(exchange, connection -> Getters.sequenceFlows(connection, path.group(1)))),
          new Route(
              "GET",
              Pattern.compile("/v2/process-instances/(\\d+)/call-hierarchy"),
              (exchange, path) ->
                  query(exchange, connection -> Getters.callHierarchy(connection, path.group(1)))),
          new Route(
              "GET",
              Pattern.compile(
                  "/v2/(process-definitions|decision-definitions|decision-requirements)/(\\d+)/xml"),
              this::xml),
          new Route(
              "GET",
              Pattern.compile("/v2/(process-definitions|user-tasks)/(\\d+)/form"),
              this::form),
          new Route("GET", Pattern.compile("/v2/([a-z-]+)/(\\d+(?:-\\d+)?)"), this::get),
          new Route("GET", Pattern.compile("/v2/topology"), this::topology),
          new Route("DELETE", Pattern.compile("/actuator/clock"), this::resetClock),
          new Route("POST", Pattern.compile("/actuator/cluster/purge"), this::purge));

  private final HikariDataSource database;
  private final Broker broker;
  private final Purge purge;
  private final Clock clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Starts the server.
   *
   * @param port on 127.0.0.1
   * @param gateway the broker's REST gateway
   * @param management the broker's management address
   */
  public QueryApi(
      int port, URI gateway, URI management, String jdbcUrl, String user, String password)
      throws IOException {
    broker = new Broker(gateway, management);
    database = new HikariDataSource(pool(jdbcUrl, user, password));
    purge = new Purge(broker, database);
    clock = new Clock(broker);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private static HikariConfig pool(String jdbcUrl, String user, String password) {
    var config = new HikariConfig();
    config.setPoolName("query-api");
    config.setJdbcUrl(jdbcUrl);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(5_000);
    config.setInitializationFailTimeout(-1);
    return config;
  }

  /** The address of the server. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    broker.close();
    database.close();
  }

  private void handle(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    // The server keeps a connection only for exchanges whose two streams were requested.
    try (exchange;
        var request = exchange.getRequestBody();
        var response = exchange.getResponseBody()) {
      try {
        answer(exchange, path);
      } catch (Problem problem) {
        send(exchange, problem.status(), "application/problem+json", problem.json(path));
      } catch (SQLException e) {
        LOG.warn("{} {} failed", exchange.getRequestMethod(), path, e);
        Problem problem =
            isUnavailable(e)
                ? Problem.unavailable("The documents' database is unavailable: " + e.getMessage())
                : Problem.internal("The documents could not be read: " + e.getMessage());
        send(exchange, problem.status(), "application/problem+json", problem.json(path));
      }
    } catch (IOException e) {
      LOG.debug("The client of {} disconnected", path, e);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", exchange.getRequestMethod(), path, e);
    }
  }

  private void answer(HttpExchange exchange, String path) throws IOException, SQLException {
    for (Route route : routes) {
      var matcher = route.path().matcher(path);
      if (route.method().equals(exchange.getRequestMethod()) && matcher.matches()) {
        route.answer().to(exchange, matcher);
        return;
      }
    }
    broker.pass(exchange);
  }

  private void search(HttpExchange exchange, MatchResult path) throws IOException, SQLException {
    Kind kind = Kind.ofCollection(path.group(1)).orElse(null);
    if (kind == null || kind == Kind.SEQUENCE_FLOW) {
      broker.pass(exchange);
      return;
    }
    var search = new Search(kind, body(exchange));
    query(exchange, search::answer);
  }

  private void searchTaskVariables(HttpExchange exchange, MatchResult path)
      throws IOException, SQLException {
    String scopes =
        """
        t.doc->>'scopeKey' = any(array(
          with recursive scope (id) as (
            select doc->>'elementInstanceKey' from user_task where id = ?
            union all
            select e.hidden->>'scopeKey' from element_instance e join scope on e.id = scope.id)
          select id from scope))""";
    var search = new Search(Kind.VARIABLE, body(exchange), scopes, List.of(path.group(2)));
    query(
        exchange,
        connection -> {
          Getters.document(connection, Kind.USER_TASK, path.group(2));
          return search.answer(connection);
        });
  }

  private void searchInstanceIncidents(HttpExchange exchange, MatchResult path)
      throws IOException, SQLException {
    String within = "t.hidden->'path' @> to_jsonb(?::text)";
    var search = new Search(Kind.INCIDENT, body(exchange), within, List.of(path.group(1)));
    query(
        exchange,
        connection -> {
          Getters.document(connection, Kind.PROCESS_INSTANCE, path.group(1));
          return search.answer(connection);
        });
  }

  private void definitionStatistics(HttpExchange exchange, MatchResult path)
      throws IOException, SQLException {
    JsonNode request = body(exchange);
    var filter = new Filter(Kind.PROCESS_INSTANCE, request.get("filter"));
    query(exchange, connection -> Getters.statistics(connection, path.group(1), filter));
  }

  private void get(HttpExchange exchange, MatchResult path) throws IOException, SQLException {
    Kind kind = Kind.ofCollection(path.group(1)).orElse(null);
    if (kind == null || kind.idField().isEmpty()) {
      broker.pass(exchange);
      return;
    }
    query(exchange, connection -> Getters.document(connection, kind, path.group(2)));
  }

  private void xml(HttpExchange exchange, MatchResult path) throws IOException, SQLException {
    Kind kind = Kind.ofCollection(path.group(1)).orElseThrow();
    try (var connection = database.getConnection()) {
      send(exchange, 200, "text/xml", Getters.xml(connection, kind, path.group(2)));
    }
  }

  private void form(HttpExchange exchange, MatchResult path) throws IOException, SQLException {
    Kind kind = Kind.ofCollection(path.group(1)).orElseThrow();
    try (var connection = database.getConnection()) {
      var form = Getters.form(connection, kind, path.group(2));
      if (form.isPresent()) {
        send(exchange, 200, "application/json", form.get());
      } else {
        exchange.sendResponseHeaders(204, -1);
      }
    }
  }

  /** The broker's topology, with the last purge added, which 8.6 does not know. */
  private void topology(HttpExchange exchange, MatchResult path) throws IOException {
    var topology = (ObjectNode) JSON.readTree(broker.get("/v2/topology"));
    topology.put("lastCompletedChangeId", Long.toString(purge.lastCompleted()));
    send(exchange, 200, "application/json", topology.toString());
  }

  private void purge(HttpExchange exchange, MatchResult path) throws IOException, SQLException {
    long change = purge.run();
    clock.recover();
    send(
        exchange,
        202,
        "application/json",
        JSON.createObjectNode().put("changeId", change).toString());
  }

  private void resetClock(HttpExchange exchange, MatchResult path) throws IOException {
    send(exchange, 200, "application/json", clock.reset());
  }

  private void query(HttpExchange exchange, Query query) throws IOException, SQLException {
    String json;
    try (var connection = database.getConnection()) {
      json = query.json(connection);
    }
    send(exchange, 200, "application/json", json);
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (body.length == 0) {
      return JSON.createObjectNode();
    }
    try {
      JsonNode json = JSON.readTree(body);
      if (json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      // Reported below.
    }
    throw Problem.badRequest("The body has to be a JSON object");
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static boolean isUnavailable(SQLException e) {
    String state = e.getSQLState();
    return e instanceof SQLTransientException
        || state == null
        || state.startsWith("08")
        || state.startsWith("57");
  }
}
