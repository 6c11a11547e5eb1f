package org.microendorse.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.microendorse.engine.exporter.DocumentSchema;
import org.microendorse.engine.query.QueryApi;

/**
 * Camunda 8 on one machine, without Docker: the Zeebe broker with our exporter and the query API,
 * beside PostgreSQL and an SMTP server. To a {@code CamundaClient} 8.8 it is a Camunda 8.8.
 */
public final class LocalEngine implements AutoCloseable {

  private static final String DOCUMENT_DATABASE = "camunda";

  private final LocalServices services;
  private LocalBroker broker;
  private QueryApi queryApi;

  /** The parts are set by {@link #startParts}. */
  @SuppressWarnings("NullAway.Init")
  private LocalEngine(LocalServices services) {
    this.services = services;
  }

  /**
   * Starts everything. Returns as soon as the database and the mail server work; {@link
   * #awaitReady} waits for the broker, which needs some seconds more.
   *
   * @throws IllegalStateException if another start is in the way; the message says what to do
   */
  public static LocalEngine start(EngineOptions options) {
    LocalEngine engine = new LocalEngine(LocalServices.start(options));
    boolean started = false;
    try {
      engine.startParts(options);
      started = true;
      return engine;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("The engine did not start", e);
    } finally {
      if (!started) {
        engine.close();
      }
    }
  }

  private void startParts(EngineOptions options) throws IOException, SQLException {
    LocalPostgres postgres = services.postgres();
    postgres.createDatabase(DOCUMENT_DATABASE);
    Path brokerDirectory = services.dataDirectory().resolve("broker");
    try (var connection = postgres.connect(DOCUMENT_DATABASE)) {
      DocumentSchema.create(connection);
      if (!Files.exists(brokerDirectory)) {
        DocumentSchema.reset(connection);
      }
    }
    options.progress().accept("Starting the Zeebe broker");
    broker =
        new LocalBroker(options, brokerDirectory, services.children(), postgres, DOCUMENT_DATABASE);
    broker.start();
    queryApi =
        new QueryApi(
            FreePorts.near(options.ports().rest()),
            broker.rest(),
            broker.management(),
            postgres.jdbcUrl(DOCUMENT_DATABASE),
            postgres.user(),
            postgres.password());
  }

  /**
   * Waits until the broker takes commands.
   *
   * @throws IllegalStateException if it does not; the message says where to look
   */
  public LocalEngine awaitReady() {
    try {
      broker.awaitReady();
      return this;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the broker starts", e);
    }
  }

  /**
   * Lets {@link #awaitReady} end without the broker being ready, because it is no longer needed.
   */
  public void abandonStart() {
    broker.abandonStart();
  }

  /** Whether the broker takes commands now. */
  public boolean isReady() {
    return broker.isReady();
  }

  /** The REST address for {@code CamundaClient}: the query API. */
  public URI restAddress() {
    return queryApi.address();
  }

  /** The gRPC address for {@code CamundaClient}: the broker. */
  public URI grpcAddress() {
    return broker.grpc();
  }

  /** The monitoring address for Camunda Process Test: the clock and the purge. */
  public URI monitoringAddress() {
    return queryApi.address();
  }

  /** What runs beside Camunda. */
  public LocalServices services() {
    return services;
  }

  /** The application's own database. */
  public String jdbcUrl() {
    return services.jdbcUrl();
  }

  public String dbUser() {
    return services.dbUser();
  }

  public String dbPassword() {
    return services.dbPassword();
  }

  public int smtpPort() {
    return services.smtpPort();
  }

  public LocalMailServer mail() {
    return services.mail();
  }

  public LocalPostgres postgres() {
    return services.postgres();
  }

  /** The broker's process, for tests that kill it. */
  public ProcessHandle brokerProcess() {
    return broker.process();
  }

  /** Restarts a killed broker with its data, if the engine does not do so automatically. */
  public void restartBroker() {
    broker.start();
  }

  /** Stops everything in order, each part before those it depends on. */
  @Override
  public void close() {
    if (queryApi != null) {
      queryApi.close();
    }
    if (broker != null) {
      broker.close();
    }
    services.close();
  }
}
