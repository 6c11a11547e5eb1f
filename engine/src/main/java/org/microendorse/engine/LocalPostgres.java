package org.microendorse.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server from Maven Central's binaries, as a child process bound to 127.0.0.1. */
public final class LocalPostgres implements AutoCloseable {

  static final String NAME = "PostgreSQL";

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final String USER = "postgres";
  private static final String PASSWORD = "postgres";

  private final Path directory;
  private final boolean keepData;
  private final int port;
  private @Nullable EmbeddedPostgres server;
  private @Nullable Process watch;
  private @Nullable Supervisor supervisor;
  private volatile boolean wanted;

  private LocalPostgres(Path directory, boolean keepData, int port) {
    this.directory = directory;
    this.keepData = keepData;
    this.port = port;
  }

  /** Starts a server whose data is deleted when it is closed: fast and unsafe, for tests. */
  public static LocalPostgres throwaway() {
    return start(temporaryDirectory(), false, FreePorts.any());
  }

  /**
   * Starts a server.
   *
   * @param directory where its data is; created if missing
   * @param keepData whether the data survives a crash of the machine, and closing the server
   * @param port on 127.0.0.1
   */
  public static LocalPostgres start(Path directory, boolean keepData, int port) {
    var postgres = new LocalPostgres(directory, keepData, port);
    postgres.start();
    return postgres;
  }

  /** Restarts the server on the same port after {@link #stop}. */
  public synchronized void start() {
    wanted = true;
    if (server == null) {
      launch();
    }
  }

  private void launch() {
    try {
      Files.createDirectories(directory);
      removeStalePid();
      // A start that failed leaves it locked; a new file is not.
      Files.deleteIfExists(directory.resolve("epg-lock"));
      String safe = keepData ? "on" : "off";
      server =
          EmbeddedPostgres.builder()
              .setDataDirectory(directory)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setOverrideWorkingDirectory(Distribution.cache().resolve("postgresql").toFile())
              .setPort(port)
              .setPGStartupWait(Duration.ofSeconds(60))
              .setLocaleConfig("locale", "C")
              .setLocaleConfig("encoding", "UTF8")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("fsync", safe)
              .setServerConfig("synchronous_commit", safe)
              .setServerConfig("full_page_writes", safe)
              .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
              .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
              .start();
      watch = endWithThisProcess(process().pid());
      startAgainWhenItEnds();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start in " + directory, e);
    }
  }

  /**
   * From now on starts the server again when it ends unexpectedly.
   *
   * @param progress hears of it, in sentences
   * @param started hears of each new process
   */
  synchronized void supervise(Consumer<String> progress, Consumer<ProcessHandle> started) {
    supervisor = new Supervisor(progress, started);
    startAgainWhenItEnds();
  }

  private record Supervisor(Consumer<String> progress, Consumer<ProcessHandle> started) {}

  private void startAgainWhenItEnds() {
    if (supervisor == null || server == null) {
      return;
    }
    Supervisor told = supervisor;
    EmbeddedPostgres running = server;
    var ended = process().onExit();
    Thread.ofVirtual()
        .name("postgresql-watch")
        .start(
            () -> {
              ended.join();
              while (!isUp(running, told)) {
                try {
                  Thread.sleep(PAUSE);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                  return;
                }
              }
            });
  }

  /** Starts the server if it is still wanted; false if that failed. */
  private synchronized boolean isUp(EmbeddedPostgres ended, Supervisor told) {
    if (server == ended) {
      release(ended);
    }
    if (!wanted || server != null) {
      return true;
    }
    try {
      launch();
      told.started().accept(process());
      told.progress().accept("PostgreSQL ended unexpectedly; it was started again");
      return true;
    } catch (RuntimeException e) {
      told.progress().accept("PostgreSQL ended unexpectedly and does not start: " + e.getMessage());
      return false;
    }
  }

  /** Stops the server and keeps its data, to simulate an outage. */
  public void stop() {
    // Told before waiting for a start in progress.
    wanted = false;
    synchronized (this) {
      if (server != null) {
        release(server);
      }
    }
  }

  private void release(EmbeddedPostgres ended) {
    try {
      ended.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
    if (watch != null) {
      watch.destroyForcibly();
    }
    server = null;
  }

  /** Stops the server; without {@code keepData} its directory is deleted. */
  @Override
  public synchronized void close() {
    stop();
    if (!keepData) {
      Directories.delete(directory);
    }
  }

  /** The address of a database on this server. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  public String user() {
    return USER;
  }

  public String password() {
    return PASSWORD;
  }

  public int port() {
    return port;
  }

  /** Creates a database if it does not exist. */
  public void createDatabase(String name) {
    try (var connection = connect("postgres");
        var exists = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
      exists.setString(1, name);
      if (!exists.executeQuery().next()) {
        connection.createStatement().execute("create database \"" + name + "\"");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database " + name + " could not be created", e);
    }
  }

  /** A new connection to a database. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), USER, PASSWORD);
  }

  /** The server's process, which is not a child of this JVM: another process started it. */
  ProcessHandle process() {
    return pid(directory).flatMap(ProcessHandle::of).orElseThrow();
  }

  /** Asks a server to end its sessions and stop. */
  static void shutDown(ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("micro-endorsements-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A shell whose input ends with this JVM, even if it is killed, and which then ends the server.
   */
  private static Process endWithThisProcess(long pid) throws IOException {
    String script = "trap '' INT TERM HUP; cat >/dev/null; kill -INT " + pid;
    return new ProcessBuilder("sh", "-c", script)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** After a power failure, the process id in the file may belong to another process. */
  private void removeStalePid() throws IOException {
    boolean running =
        pid(directory)
            .flatMap(ProcessHandle::of)
            .flatMap(process -> process.info().command())
            .filter(command -> command.contains("postgres"))
            .isPresent();
    if (!running) {
      Files.deleteIfExists(directory.resolve("postmaster.pid"));
    }
  }

  private static Optional<Long> pid(Path directory) {
    Path file = directory.resolve("postmaster.pid");
    try {
      return Files.exists(file)
          ? Optional.of(Long.valueOf(Files.readAllLines(file).getFirst().strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
