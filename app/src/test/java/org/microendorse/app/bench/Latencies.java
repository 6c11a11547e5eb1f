package org.microendorse.app.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long something took, measured many times. */
final class Latencies {
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

  void addSince(long begunNanos) {
    nanos.add(System.nanoTime() - begunNanos);
  }

  void addNanos(long duration) {
    nanos.add(duration);
  }

  void add(Duration duration) {
    nanos.add(duration.toNanos());
  }

  void clear() {
    nanos.clear();
  }

  int count() {
    return nanos.size();
  }

  /**
   * One line that people and programs read: {@code BENCH name key=value ...}, times in
   * milliseconds.
   *
   * @param details more keys and values, in front of the numbers
   */
  void print(String name, String details, double targetP95) {
    double p95 = millis(0.95);
    print(
        name,
        details,
        String.format(Locale.ROOT, " target_p95=%.0f met=%b", targetP95, p95 <= targetP95));
  }

  /** The same, for measurements without a target. */
  void print(String name, String details) {
    print(name, details, "");
  }

  /** The same, with more figures at the end. */
  void print(String name, String details, String verdict) {
    System.out.printf(
        Locale.ROOT,
        "%nBENCH %s %s n=%d p50=%.1f p95=%.1f max=%.1f%s%n",
        name,
        details,
        nanos.size(),
        millis(0.50),
        millis(0.95),
        millis(1),
        verdict);
  }

  /** The time in milliseconds that this share of them stays within. */
  double millis(double share) {
    List<Long> sorted = nanos.stream().sorted().toList();
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(rank - 1) / 1e6;
  }
}
