package org.microendorse.app.demo;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.microendorse.app.MicroEndorsementsApplication;

/**
 * The whole application in a JVM of its own, as {@code mvn spring-boot:run} starts it, so that
 * tests can kill it.
 */
final class RunningApplication implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final Path data;
  private final int port;
  private Process process;

  /**
   * Starts it and waits until it says that it is ready.
   *
   * @param settings as {@code name=value}
   */
  RunningApplication(Path data, int port, String... settings) {
    this.data = data;
    this.port = port;
    start(settings);
  }

  /** Starts it, with these settings as {@code name=value}. */
  void start(String... settings) {
    long said = console().toFile().length();
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("-Dendorse.data=" + data, "-Dserver.port=" + port));
    Stream.of(settings).map(setting -> "-D" + setting).forEach(command::add);
    command.add(MicroEndorsementsApplication.class.getName());
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    await("it is ready").atMost(LONGEST_START).until(() -> isReady(said));
  }

  private Path console() {
    return data.resolveSibling("console.txt");
  }

  URI portal() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The broker's process id as the application recorded it. */
  long brokerId() {
    return broker().orElseThrow();
  }

  /** The same; empty if there is no broker. */
  Optional<Long> broker() {
    var children = new Properties();
    try (var reader = Files.newBufferedReader(data.resolve("children.properties"))) {
      children.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.ofNullable(children.getProperty("Zeebe broker"))
        .map(it -> Long.valueOf(it.split(" ")[0]));
  }

  /** {@code kill -9} for the application itself. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Whether it says so in the output after this position. */
  private boolean isReady(long before) throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "The application ended with code %d, see %s".formatted(process.exitValue(), console()));
    }
    String said = Files.readString(console(), StandardCharsets.ISO_8859_1);
    return said.indexOf("Micro-endorsements is ready", (int) before) >= 0;
  }

  /** Ctrl-C, and the wait for the children's end. */
  @Override
  public void close() throws InterruptedException {
    var broker = broker().flatMap(ProcessHandle::of);
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    await("the broker has ended with the application")
        .atMost(Duration.ofSeconds(30))
        .until(() -> broker.map(handle -> !handle.isAlive()).orElse(true));
  }
}
