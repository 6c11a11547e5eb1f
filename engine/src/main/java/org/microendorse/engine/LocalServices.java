package org.microendorse.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * What the application needs on one machine besides Camunda: PostgreSQL and an SMTP server, in a
 * data directory that one start uses at a time.
 */
public final class LocalServices implements AutoCloseable {

  private static final String APPLICATION_DATABASE = "endorse";

  private final EngineOptions options;
  private final Path directory;
  private final FileChannel lock;
  private final Children children;
  private LocalMailServer mail;
  private LocalPostgres postgres;

  /** The parts are set by {@link #startParts}. */
  @SuppressWarnings("NullAway.Init")
  private LocalServices(EngineOptions options) throws IOException {
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
   * Starts both. Returns as soon as they work.
   *
   * @throws IllegalStateException if another start is in the way; the message says what to do
   */
  public static LocalServices start(EngineOptions options) {
    LocalServices services;
    try {
      services = new LocalServices(options);
    } catch (IOException e) {
      throw new UncheckedIOException("The data directory is not usable", e);
    }
    boolean started = false;
    try {
      services.startParts();
      started = true;
      return services;
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL or the mail server did not start", e);
    } finally {
      if (!started) {
        services.close();
      }
    }
  }

  /**
   * Deletes all data in a directory, and whatever else its application put there. Stops what a
   * killed application left behind; does not touch a running one.
   *
   * @throws IllegalStateException if another start uses the directory, or it does not hold data of
   *     this application
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

  private void startParts() throws IOException {
    children.endLeftovers(options.progress());
    mail = LocalMailServer.start(directory.resolve("mail"), options.ports().smtp());
    options.progress().accept("Starting PostgreSQL");
    postgres =
        LocalPostgres.start(
            directory.resolve("postgresql"),
            options.keepData(),
            FreePorts.near(options.ports().database()));
    children.add(LocalPostgres.NAME, postgres.process());
    if (options.supervised()) {
      postgres.supervise(options.progress(), process -> children.add(LocalPostgres.NAME, process));
    }
    postgres.createDatabase(APPLICATION_DATABASE);
  }

  /** The processes that belong to the data directory. */
  Children children() {
    return children;
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

  /** The directory with all data. */
  public Path dataDirectory() {
    return directory;
  }

  public LocalMailServer mail() {
    return mail;
  }

  public LocalPostgres postgres() {
    return postgres;
  }

  @Override
  public void close() {
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
