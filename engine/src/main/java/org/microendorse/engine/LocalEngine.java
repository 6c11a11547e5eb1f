package org.microendorse.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.microendorse.engine.exporter.DocumentSchema;
import org.microendorse.engine.query.QueryApi;

/**
 * Camunda 8 on one machine, without Docker: PostgreSQL, the Zeebe broker with our exporter, the
 * query API, and an SMTP server. To a {@code CamundaClient} 8.8 it is a Camunda 8.8.
 */
public final class LocalEngine implements AutoCloseable {

  private static final String APPLICATION_DATABASE = "endorse";
  private static final String DOCUMENT_DATABASE = "camunda";

  private final EngineOptions options;
  private final Path directory;
  private final FileChannel lock;
  private final Children children;
  private LocalMailServer mail;
  private LocalPostgres postgres;
  private LocalBroker broker;
  private QueryApi queryApi;

  /** The parts are set by {@link #startParts}. */
  @SuppressWarnings("NullAway.Init")
  private LocalEngine(EngineOptions options) throws IOException {
    this.options = options;
    directory =
        options.dataDirectory() == null
            ? LocalPostgres.temporaryDirectory()
            : options.dataDirectory().toAbsolutePath();
    Directories.createOwnerOnly(directory);
    lock = lock(directory);
    children = new Children(directory);
  }

  /**
   * Starts everything. Returns as soon as the database and the mail server work; {@link
   * #awaitReady} waits for the broker, which needs some seconds more.
   *
   * @throws IllegalStateException if another start is in the way; the message says what to do
   */
  public static LocalEngine start(EngineOptions options) {
    LocalEngine engine;
    try {
      engine = new LocalEngine(options);
    } catch (IOException e) {
      throw new UncheckedIOException("The engine's directory is not usable", e);
    }
    boolean started = false;
    try {
      engine.startParts();
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

  /**
   * Deletes all data of an engine in a directory, and whatever else its application put there.
   * Stops what a killed application left behind; does not touch a running one.
   *
   * @throws IllegalStateException if another start uses the directory, or it does not hold an
   *     engine's data
   */
  public static void reset(Path dataDirectory, Consumer<String> progress) {
    if (!Files.exists(dataDirectory)) {
      return;
    }
    if (!Files.exists(dataDirectory.resolve("lock"))) {
      throw new IllegalStateException(
          "%s does not hold data of this application; nothing was deleted"
              .formatted(dataDirectory));
    }
    try {
      FileChannel lock = lock(dataDirectory);
      try {
        new Children(dataDirectory).endLeftovers(progress);
        progress.accept("Deleting the data in " + dataDirectory);
        Directories.delete(dataDirectory);
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void startParts() throws IOException, SQLException {
    children.endLeftovers(options.progress());
    mail = LocalMailServer.start(directory.resolve("mail"), options.ports().smtp());
    options.progress().accept("Starting PostgreSQL");
    postgres =
        LocalPostgres.start(
            directory.resolve("postgresql"),
            options.keepData(),
            FreePorts.near(options.ports().database()));
    children.add(LocalPostgres.NAME, postgres.process());
    postgres.createDatabase(DOCUMENT_DATABASE);
    Path brokerDirectory = directory.resolve("broker");
    try (var connection = postgres.connect(DOCUMENT_DATABASE)) {
      DocumentSchema.create(connection);
      if (!Files.exists(brokerDirectory)) {
        DocumentSchema.reset(connection);
      }
    }
    options.progress().accept("Starting the Zeebe broker");
    broker = new LocalBroker(options, brokerDirectory, children, postgres, DOCUMENT_DATABASE);
    broker.start();
    postgres.createDatabase(APPLICATION_DATABASE);
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

  /** The application's own database. */
  public String jdbcUrl() {
    return postgres.jdbcUrl(APPLICATION_DATABASE);
  }

  public String dbUser() {
    return postgres.user();
  }

  public String dbPassword() {
    return postgres.password();
  }

  public int smtpPort() {
    return mail.port();
  }

  /** The mail server, see {@link LocalMailServer}. */
  public Path mailDirectory() {
    return mail.directory();
  }

  /** The directory with all data of the engine. */
  public Path dataDirectory() {
    return directory;
  }

  public LocalMailServer mail() {
    return mail;
  }

  public LocalPostgres postgres() {
    return postgres;
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
    if (mail != null) {
      mail.close();
    }
    if (postgres != null) {
      postgres.close();
      children.remove(LocalPostgres.NAME);
    }
    try {
      lock.close();
    } catch (IOException e) {
      // The lock is released when this JVM ends.
    }
    if (!options.keepData()) {
      Directories.delete(directory);
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    var channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // The lock is held within this JVM: the same answer.
    }
    if (lock == null) {
      channel.close();
      throw new IllegalStateException(
          "Another start uses %s. Stop it first, or choose another directory: -Dendorse.data=DIR"
              .formatted(directory));
    }
    return channel;
  }
}
