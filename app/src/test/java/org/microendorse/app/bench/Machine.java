package org.microendorse.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine of a benchmark and its other load: compare only numbers with the same of both. */
final class Machine {
  private static final int USER = 0;
  private static final int IDLE = 3;
  private static final int WAITING = 4;
  private static final int STOLEN = 7;

  private final long[] begun = ticks();

  /** As {@code key=value}; shares of the processors since this was made. */
  @Override
  public String toString() {
    long[] now = ticks();
    long all = 0;
    for (int i = USER; i <= STOLEN; i++) {
      all += now[i] - begun[i];
    }
    double idle = now[IDLE] - begun[IDLE] + now[WAITING] - begun[WAITING];
    return String.format(
        Locale.ROOT,
        "cpus=%d cpu=\"%s\" java=%s idle=%.2f stolen=%.2f",
        Runtime.getRuntime().availableProcessors(),
        processor(),
        Runtime.version().feature(),
        idle / all,
        (double) (now[STOLEN] - begun[STOLEN]) / all);
  }

  /** Of all processors together, in the order of {@code proc(5)}. */
  private static long[] ticks() {
    return Stream.of(line("/proc/stat", "cpu ").strip().split("\\s+"))
        .skip(1)
        .mapToLong(Long::parseLong)
        .toArray();
  }

  private static String processor() {
    String line = line("/proc/cpuinfo", "model name");
    return line.substring(line.indexOf(':') + 1).strip();
  }

  private static String line(String file, String beginning) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines.filter(it -> it.startsWith(beginning)).findFirst().orElse(":unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
