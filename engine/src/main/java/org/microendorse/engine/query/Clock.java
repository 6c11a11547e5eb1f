package org.microendorse.engine.query;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The broker's controlled clock, which only moves forward.
 *
 * <p>Every thread of an 8.6 broker keeps its timers in a wheel that advances by a millisecond with
 * each check and stops while its time is ahead of the clock's. If the clock is set back after a
 * leap, all timers, including those of waiting requests, stop until the clock has caught up:
 * seconds on a slow machine, minutes on a fast one. Therefore a reset does not change the time.
 */
final class Clock {

  /** Shorter than the time after which the broker's health check reports a blocked thread. */
  private static final Duration STEP = Duration.ofSeconds(4);

  private static final Duration PER_STEP = Duration.ofMillis(50);
  private static final int MOST_STEPS = 400;

  private final Broker broker;

  Clock(Broker broker) {
    this.broker = broker;
  }

  /** Returns the broker's time, as its management answers it. */
  String reset() throws IOException {
    return broker.managed("GET", "/actuator/clock", "");
  }

  /**
   * Makes the broker healthy again after a leap: its health check uses the same clock, so it
   * reports the partition as blocked until its next check a minute later. This method lets that
   * minute pass in steps in which the check sees the partition alive.
   */
  synchronized void recover() throws IOException {
    for (int step = 0; step < MOST_STEPS && !broker.isHealthy(); step++) {
      broker.managed("POST", "/actuator/clock/add", "{\"offsetMilli\":" + STEP.toMillis() + "}");
      LockSupport.parkNanos(PER_STEP.toNanos());
    }
  }
}
