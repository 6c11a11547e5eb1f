package org.microendorse.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Remembers which processes belong to a data directory, by process id and start time, so that it
 * can stop those that a killed application left behind, and no others.
 */
final class Children {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Path file;
  private final Properties known = new Properties();

  Children(Path dataDirectory) {
    file = dataDirectory.resolve("children.properties");
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        known.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Stops the processes that an earlier application left behind, and waits for them to end. */
  void endLeftovers(Consumer<String> progress) {
    for (String name : known.stringPropertyNames()) {
      String[] idAndStart = known.getProperty(name).split(" ");
      ProcessHandle.of(Long.parseLong(idAndStart[0]))
          .filter(process -> start(process).equals(idAndStart[1]))
          .ifPresent(
              process -> {
                progress.accept(
                    "Ending the %s that an earlier start left behind (process %d)"
                        .formatted(name, process.pid()));
                end(name, process);
              });
    }
    known.clear();
    store();
  }

  synchronized void add(String name, ProcessHandle process) {
    known.setProperty(name, process.pid() + " " + start(process));
    store();
  }

  synchronized void remove(String name) {
    known.remove(name);
    store();
  }

  private static void end(String name, ProcessHandle process) {
    if (name.equals(LocalPostgres.NAME)) {
      LocalPostgres.shutDown(process);
    } else {
      process.destroyForcibly();
    }
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException(
          "The %s of an earlier start does not end. Please end process %d yourself: kill -9 %2$d"
              .formatted(name, process.pid()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while ending the " + name);
    }
  }

  private static String start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }

  private void store() {
    try (var writer = Files.newBufferedWriter(file)) {
      known.store(writer, "The processes that belong to this directory: process id and start");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
