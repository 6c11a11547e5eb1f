package org.microendorse.app.bench;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long something took, many times over. */
final class Latencies {
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

  void addSince(long begunNanos) {
    nanos.add(System.nanoTime() - begunNanos);
  }

  /**
   * One line that people and programs read: {@code BENCH name key=value ...}, times in
   * milliseconds.
   *
   * @param details more keys and values, in front of the numbers
   */
  void print(String name, String details, double targetP95) {
    List<Long> sorted = nanos.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%nBENCH %s %s n=%d p50=%.1f p95=%.1f max=%.1f target_p95=%.0f met=%b%n",
        name,
        details,
        sorted.size(),
        millis(sorted, 0.50),
        millis(sorted, 0.95),
        millis(sorted, 1),
        targetP95,
        millis(sorted, 0.95) <= targetP95);
  }

  private static double millis(List<Long> sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(rank - 1) / 1e6;
  }
}
