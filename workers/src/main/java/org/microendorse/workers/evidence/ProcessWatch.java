package org.microendorse.workers.evidence;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a process that has used more processor time than it is granted. On a busy machine it may
 * take longer than that, because it makes way for others, but not without an end.
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

  /** Where the system does not tell, all the time that has passed. */
  private Duration used(Duration passed) {
    return process.info().totalCpuDuration().orElse(passed);
  }

  /** Whether it was ended here. */
  boolean hasEnded() {
    return ended;
  }

  void stop() {
    looking.cancel(false);
  }
}
