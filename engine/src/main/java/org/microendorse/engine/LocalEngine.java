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

  /** Its parts are there after {@link #startParts}. */
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
   * Starts everything. Returns as soon as the database and the mail server work; the broker needs
   * some seconds more, for which {@link #awaitReady} waits.
   *
   * @throws IllegalStateException with what to do, if something of another start is in the way
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
   * Deletes everything an engine has kept in a directory, and whatever else its application put
   * there. Ends what a killed application left behind; leaves one that runs alone.
   *
   * @throws IllegalStateException if another start uses the directory, or it is no engine's
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
   * @throws IllegalStateException if it does not, with where to look
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
   * Lets {@link #awaitReady} end without the broker being ready, because it is not wanted any more.
   */
  public void abandonStart() {
    broker.abandonStart();
  }

  /** Whether the broker takes commands now. */
  public boolean isReady() {
    return broker.isReady();
  }

  /** What {@code CamundaClient} calls its REST address: the query API. */
  public URI restAddress() {
    return queryApi.address();
  }

  /** What {@code CamundaClient} calls its gRPC address: the broker. */
  public URI grpcAddress() {
    return broker.grpc();
  }

  /** What Camunda Process Test calls its monitoring address: the clock and the purge. */
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

  /** Where mails arrive, see {@link LocalMailServer}. */
  public Path mailDirectory() {
    return mail.directory();
  }

  /** Where everything lies that the engine keeps. */
  public Path dataDirectory() {
    return directory;
  }

  public LocalMailServer mail() {
    return mail;
  }

  public LocalPostgres postgres() {
    return postgres;
  }

  /** The broker's process, for tests of what happens when it is killed. */
  public ProcessHandle brokerProcess() {
    return broker.process();
  }

  /** Starts a broker that was killed again, with its data, unless the engine does so by itself. */
  public void restartBroker() {
    broker.start();
  }

  /** Stops everything in order, each part before those it needs. */
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
      // The end of this JVM releases it.
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
      // Within this JVM: the same answer.
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
