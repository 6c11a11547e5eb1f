package org.microendorse.workers.evidence;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a process that uses more processor time than allowed. On a busy machine it may run longer,
 * because it has low priority, but not without a limit.
 */
final class ProcessWatch {
  private static final int LONGEST_WAIT = 6;
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("isolation-watch").factory());

  private final Process process;
  private final Duration granted;
  private final long begun = System.nanoTime();
  private final Duration usedBefore;
  private final ScheduledFuture<?> looking;
  private volatile boolean ended;

  ProcessWatch(Process process, Duration granted) {
    this.process = process;
    this.granted = granted;
    this.usedBefore = used(Duration.ZERO);
    this.looking =
        CLOCK.scheduleWithFixedDelay(
            this::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    Duration passed = Duration.ofNanos(System.nanoTime() - begun);
    boolean worked = used(passed).minus(usedBefore).compareTo(granted) > 0;
    boolean waited = passed.compareTo(granted.multipliedBy(LONGEST_WAIT)) > 0;
    if (worked || waited) {
      ended = true;
      process.destroyForcibly();
      looking.cancel(false);
    }
  }

  /** The processor time; the elapsed time where the system does not report it. */
  private Duration used(Duration passed) {
    return process.info().totalCpuDuration().orElse(passed);
  }

  /** Whether this watch ended it. */
  boolean hasEnded() {
    return ended;
  }

  void stop() {
    looking.cancel(false);
  }
}
