package org.microendorse.domain.calibration;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Selects the benchmarks an assessor scores next. First those they have never seen; then those
 * whose true levels they were never shown, the ones seen longest ago first. A benchmark whose true
 * levels were shown is not used again for a long time, so that nobody passes by copying.
 */
@Component
class BenchmarkPool {
  private final Benchmarks benchmarks;
  private final ScoredBenchmarks scored;
  private final CalibrationProperties settings;
  private final Clock clock;
  private final ZoneId zone;

  BenchmarkPool(
      Benchmarks benchmarks,
      ScoredBenchmarks scored,
      CalibrationProperties settings,
      Clock clock,
      ZoneId zone) {
    this.benchmarks = benchmarks;
    this.scored = scored;
    this.settings = settings;
    this.clock = clock;
    this.zone = zone;
  }

  /** The benchmarks of the next round; none if too few are left. */
  List<Benchmark> next(Calibration calibration) {
    String microCredentialId = calibration.microCredentialId();
    List<String> seen = scored.scored(calibration.accountId(), microCredentialId);
    Instant since = clock.instant().atZone(zone).minus(settings.reuseAfter()).toInstant();
    Set<String> shown = scored.shown(calibration.accountId(), microCredentialId, since);
    List<Benchmark> all = benchmarks.of(microCredentialId);
    List<Benchmark> order = new ArrayList<>(all);
    order.removeIf(it -> seen.contains(it.id()));
    seen.stream()
        .filter(id -> !shown.contains(id))
        .flatMap(id -> all.stream().filter(it -> it.id().equals(id)))
        .forEach(order::add);
    return order.size() < settings.roundSize()
        ? List.of()
        : List.copyOf(order.subList(0, settings.roundSize()));
  }

  /** Whether too few benchmarks are left that are new to the assessor for the next round. */
  boolean isUsedUp(Calibration calibration) {
    Set<String> seen =
        new HashSet<>(scored.scored(calibration.accountId(), calibration.microCredentialId()));
    long unseen =
        benchmarks.of(calibration.microCredentialId()).stream()
            .filter(it -> !seen.contains(it.id()))
            .count();
    return unseen < settings.roundSize();
  }
}
