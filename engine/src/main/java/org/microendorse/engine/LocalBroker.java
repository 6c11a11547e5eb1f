package org.microendorse.engine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.microendorse.engine.exporter.BrokerMain;

/**
 * The Zeebe broker of Camunda's distribution with our exporter, as a child JVM bound to 127.0.0.1.
 * It ends with this JVM, even if this JVM is killed.
 *
 * <p>One socket is not bound to 127.0.0.1: the UDP port by which members of a cluster find each
 * other listens on all addresses, and Zeebe 8.6 has no setting for it.
 */
final class LocalBroker implements AutoCloseable {

  static final String NAME = "Zeebe broker";

  /** By name: the exporter API is on the broker's class path, not on ours. */
  private static final String EXPORTER = "org.microendorse.engine.exporter.DocumentExporter";

  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(12);
  private static final Duration LONGEST_FIRST_STOP = Duration.ofMinutes(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final EngineOptions options;
  private final Path directory;
  private final Children children;
  private final Map<String, String> environment;
  private final URI rest;
  private final URI management;
  private final URI grpc;
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile Process process;
  private volatile boolean ready;
  private volatile boolean abandoned;
  private volatile boolean closing;

  /** The process; set by {@link #start}. */
  @SuppressWarnings("NullAway.Init")
  LocalBroker(
      EngineOptions options, Path directory, Children children, LocalPostgres postgres, String db) {
    this.options = options;
    this.directory = directory;
    this.children = children;
    int grpcPort = FreePorts.near(options.ports().grpc());
    int managementPort = FreePorts.near(options.ports().management());
    int restPort = FreePorts.any();
    grpc = URI.create("http://127.0.0.1:" + grpcPort);
    management = URI.create("http://127.0.0.1:" + managementPort);
    rest = URI.create("http://127.0.0.1:" + restPort);
    environment =
        Map.ofEntries(
            Map.entry("SERVER_ADDRESS", "127.0.0.1"),
            Map.entry("SERVER_PORT", "" + restPort),
            Map.entry("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1"),
            Map.entry("MANAGEMENT_SERVER_PORT", "" + managementPort),
            Map.entry("ZEEBE_BROKER_NETWORK_HOST", "127.0.0.1"),
            Map.entry("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", "" + FreePorts.any()),
            Map.entry("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", "" + FreePorts.any()),
            Map.entry("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", "127.0.0.1"),
            Map.entry("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", "" + grpcPort),
            // On a busy machine the first deployment takes longer than the default of 15 s.
            Map.entry("ZEEBE_BROKER_GATEWAY_CLUSTER_REQUESTTIMEOUT", "40s"),
            Map.entry("ZEEBE_BROKER_DATA_DIRECTORY", directory.resolve("data").toString()),
            Map.entry("ZEEBE_BROKER_DATA_LOGSEGMENTSIZE", "16MB"),
            // A nearly full disk on a laptop is no reason to stop.
            Map.entry("ZEEBE_BROKER_DATA_DISK_ENABLEMONITORING", "false"),
            Map.entry("ZEEBE_BROKER_EXPERIMENTAL_ROCKSDB_MEMORYLIMIT", "64MB"),
            Map.entry("ZEEBE_CLOCK_CONTROLLED", "" + options.controlledClock()),
            Map.entry("ZEEBE_BROKER_EXPORTERS_DOCUMENTS_CLASSNAME", EXPORTER),
            Map.entry("ZEEBE_BROKER_EXPORTERS_DOCUMENTS_ARGS_URL", postgres.jdbcUrl(db)),
            Map.entry("ZEEBE_BROKER_EXPORTERS_DOCUMENTS_ARGS_USER", postgres.user()),
            Map.entry("ZEEBE_BROKER_EXPORTERS_DOCUMENTS_ARGS_PASSWORD", postgres.password()));
  }

  URI rest() {
    return rest;
  }

  URI grpc() {
    return grpc;
  }

  URI management() {
    return management;
  }

  /** The broker's process; a new one after a restart. */
  ProcessHandle process() {
    return process.toHandle();
  }

  /**
   * Starts the broker and, if supervised, restarts it when it ends. Does not wait until it is
   * ready.
   */
  void start() {
    launch();
    Thread.ofVirtual().name("broker-watch").start(this::watch);
  }

  /** Whether the broker takes commands. */
  boolean isReady() {
    return get(management.resolve("/actuator/health/readiness")).isPresent()
        && get(rest.resolve("/v2/topology")).filter(it -> it.contains("\"healthy\"")).isPresent();
  }

  void awaitReady() throws InterruptedException {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (!isReady()) {
      if (System.nanoTime() > end) {
        throw failed("is not ready after " + LONGEST_START.toSeconds() + " s");
      }
      if (abandoned) {
        throw failed("was stopped while it was starting");
      }
      if (!process.isAlive() && !options.supervised()) {
        throw failed("ended with code " + process.exitValue());
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    ready = true;
  }

  /** Lets {@link #awaitReady} end without the broker being ready. */
  void abandonStart() {
    abandoned = true;
  }

  @Override
  public void close() {
    closing = true;
    if (process == null) {
      return;
    }
    try {
      // A broker that was never ready has nothing to shut down properly.
      boolean inOrder = options.keepData() && ready;
      if (inOrder) {
        process.getOutputStream().close();
      }
      if (!inOrder || !process.waitFor(longestStop().toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.remove(NAME);
    http.close();
  }

  /** The first broker on this machine to end archives its loaded classes for all later ones. */
  private Duration longestStop() {
    if (Files.exists(Distribution.brokerClasses())) {
      return LONGEST_STOP;
    }
    options
        .progress()
        .accept("Stopping; this once it takes a moment, for quicker starts from now on");
    return LONGEST_FIRST_STOP;
  }

  private void launch() {
    Path camunda = Distribution.camunda();
    try {
      Files.createDirectories(directory);
      String classPath =
          String.join(
              File.pathSeparator,
              exporter().toString(),
              camunda.resolve("lib").resolve("*").toString());
      List<String> command = new ArrayList<>();
      // Ctrl-C is for the parent, which stops its children in order: a JVM keeps ignoring an
      // ignored signal.
      command.addAll(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
      command.add(ProcessHandle.current().info().command().orElseThrow());
      command.addAll(
          List.of(
              "-Xms128m",
              "-Xmx512m",
              "-XX:+UseSerialGC",
              // Half of the broker's start time went to compiling code that a laptop never runs
              // often enough.
              "-XX:TieredStopAtLevel=1",
              // The other half was loading classes. The first broker that ends normally archives
              // them; the JVM ignores an archive that does not match the class path or the JDK.
              "-XX:SharedArchiveFile=" + Distribution.brokerClasses(),
              options.keepData() ? "-XX:+AutoCreateSharedArchive" : "-Xshare:auto",
              "-Xlog:disable",
              // A class archive that does not match anymore is written again.
              "-Xlog:all=error,cds*=off,aot*=off",
              "-XX:+ExitOnOutOfMemoryError",
              "-Dfile.encoding=UTF-8",
              "--enable-native-access=ALL-UNNAMED",
              "-Dapp.home=" + directory,
              // Not on the class path: with a directory there, classes cannot be shared.
              "-Dspring.config.additional-location=" + camunda.resolve("config").toUri(),
              "-Dlog4j2.configurationFile=" + camunda.resolve("config/log4j2.xml"),
              "-cp",
              classPath,
              BrokerMain.class.getName()));
      var builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true);
      keepLastLog();
      builder.redirectOutput(log().toFile());
      process = builder.start();
      children.add(NAME, process.toHandle());
    } catch (IOException e) {
      throw new UncheckedIOException("The Zeebe broker could not be started", e);
    }
  }

  /**
   * The exporter's JAR, next to the distribution and named after its content: it never changes
   * while a broker runs, and shared classes stay valid as long as it is the same.
   */
  private static Path exporter() throws IOException {
    byte[] jar;
    try (var in = LocalBroker.class.getResourceAsStream("/endorse-exporter.jar")) {
      jar = in.readAllBytes();
    }
    Path file = Distribution.cache().resolve("exporter-%08x.jar".formatted(Arrays.hashCode(jar)));
    if (!Files.exists(file)) {
      Path whole = Files.createTempFile(Distribution.cache(), "exporter-", ".part");
      Files.write(whole, jar);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return file;
  }

  private void watch() {
    Duration pause = FIRST_PAUSE;
    try {
      while (!closing) {
        long started = System.nanoTime();
        int code = process.waitFor();
        if (closing || !options.supervised()) {
          return;
        }
        if (System.nanoTime() - started > LONGEST_START.toNanos()) {
          pause = FIRST_PAUSE;
        }
        options
            .progress()
            .accept(
                "The Zeebe broker ended unexpectedly (code %d, see %s); starting it again in %d s"
                    .formatted(code, log(), pause.toSeconds()));
        TimeUnit.SECONDS.sleep(pause.toSeconds());
        pause = Duration.ofSeconds(Math.min(2 * pause.toSeconds(), LONGEST_PAUSE.toSeconds()));
        synchronized (this) {
          if (!closing) {
            launch();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Path log() {
    return directory.resolve("broker.log");
  }

  /** The log of this start. The previous log is kept: it may say why the broker ended. */
  private void keepLastLog() throws IOException {
    if (Files.exists(log())) {
      Files.move(log(), directory.resolve("broker.1.log"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private IllegalStateException failed(String what) {
    return new IllegalStateException("The Zeebe broker %s. Its log: %s".formatted(what, log()));
  }

  private Optional<String> get(URI uri) {
    try {
      var response = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      return Optional.of(response.body()).filter(body -> response.statusCode() < 300);
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
