package org.microendorse.engine.query;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The broker's controlled clock, which goes on and never back.
 *
 * <p>Every thread of an 8.6 broker keeps its timers in a wheel that turns by a millisecond with
 * each look and stands still while its time is ahead of the clock's. A clock that is put back after
 * a leap so stops all timers, also those of waiting requests, until the wheels' time has come:
 * seconds on a slow machine, minutes on a fast one. So a reset leaves the time as it is.
 */
final class Clock {

  /** Shorter than what the broker's health check takes for being blocked. */
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
   * Makes the broker well again after a leap: its health check, which uses the same clock, then
   * believes the partition was blocked, and says so until its next look a minute later. That minute
   * passes in steps in which the check sees the partition alive.
   */
  synchronized void recover() throws IOException {
    for (int step = 0; step < MOST_STEPS && !broker.isHealthy(); step++) {
      broker.managed("POST", "/actuator/clock/add", "{\"offsetMilli\":" + STEP.toMillis() + "}");
      LockSupport.parkNanos(PER_STEP.toNanos());
    }
  }
}
