package org.microendorse.engine;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How the engine runs.
 *
 * @param dataDirectory where the engine keeps all its data; null for a new temporary directory
 * @param keepData whether data survives a stop, and a crash. Without it everything is faster, and
 *     the directory is deleted at the end.
 * @param controlledClock whether the broker's clock can be moved, as process tests do
 * @param supervised whether a broker that ends unexpectedly is restarted
 * @param ports the preferred ports; for a busy one, the next free port is used
 * @param progress receives one line for each slow step and each problem
 */
public record EngineOptions(
    @Nullable Path dataDirectory,
    boolean keepData,
    boolean controlledClock,
    boolean supervised,
    Ports ports,
    Consumer<String> progress) {

  /** The preferred ports. */
  public record Ports(int grpc, int rest, int management, int database, int smtp) {

    /**
     * The ports in Camunda's documentation, and 15432 and 1025 in place of the standard ports of
     * PostgreSQL and SMTP.
     */
    public static final Ports USUAL = new Ports(26500, 8088, 9600, 15432, 1025);

    /** Any free ones. */
    public static final Ports ANY = new Ports(0, 0, 0, 0, 0);
  }

  /** An engine that people work with: its data is kept, its parts are restarted. */
  public static EngineOptions kept(Path dataDirectory) {
    return new EngineOptions(dataDirectory, true, false, true, Ports.USUAL, line -> {});
  }

  /** An engine for tests: fast, on free ports, deleted at the end. */
  public static EngineOptions throwaway() {
    return new EngineOptions(null, false, true, false, Ports.ANY, line -> {});
  }

  public EngineOptions withDataDirectory(Path directory) {
    return new EngineOptions(directory, keepData, controlledClock, supervised, ports, progress);
  }

  public EngineOptions withKeepData(boolean keep) {
    return new EngineOptions(dataDirectory, keep, controlledClock, supervised, ports, progress);
  }

  public EngineOptions withControlledClock(boolean controlled) {
    return new EngineOptions(dataDirectory, keepData, controlled, supervised, ports, progress);
  }

  public EngineOptions withSupervised(boolean supervise) {
    return new EngineOptions(dataDirectory, keepData, controlledClock, supervise, ports, progress);
  }

  public EngineOptions withPorts(Ports preferred) {
    return new EngineOptions(
        dataDirectory, keepData, controlledClock, supervised, preferred, progress);
  }

  public EngineOptions withProgress(Consumer<String> listener) {
    return new EngineOptions(dataDirectory, keepData, controlledClock, supervised, ports, listener);
  }
}
