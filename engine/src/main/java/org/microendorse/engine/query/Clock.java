package org.microendorse.engine.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * The broker's controlled clock, which goes on and never back.
 *
 * <p>Every thread of an 8.6 broker keeps its timers in a wheel that turns by a millisecond with
 * each look and stands still while its time is ahead of the clock's. A clock that is put back after
 * a leap so stops all timers, also those of its health check and of waiting requests, until the
 * wheels' time has come: seconds on a slow machine, minutes on a fast one. So a reset leaves the
 * time as it is.
 *
 * <p>What a reset still does is to make the broker well again: after a leap its health check, which
 * uses the same clock, believes the partition was blocked, and says so until its next look a minute
 * later. The reset lets that minute pass in steps in which the check sees the partition alive.
 */
final class Clock {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration UNNOTICED = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofSeconds(6);
  private static final int STEPS = 12;
  private static final Duration PER_STEP = Duration.ofMillis(25);
  private static final int TRIES = 100;

  private final Broker broker;
  private Duration settledAhead = Duration.ZERO;

  Clock(Broker broker) {
    this.broker = broker;
  }

  /** Returns the broker's time, as its management answers it. */
  synchronized String reset() throws IOException {
    if (ahead().minus(settledAhead).compareTo(UNNOTICED) > 0) {
      for (int i = 0; i < TRIES && (i == 0 || !broker.isHealthy()); i++) {
        letAMinutePass();
      }
      settledAhead = ahead();
    }
    return now();
  }

  private void letAMinutePass() throws IOException {
    for (int step = 0; step < STEPS; step++) {
      broker.managed("POST", "/actuator/clock/add", "{\"offsetMilli\":" + STEP.toMillis() + "}");
      LockSupport.parkNanos(PER_STEP.toNanos());
    }
  }

  private Duration ahead() throws IOException {
    return Duration.between(
        Instant.now(), Instant.parse(JSON.readTree(now()).path("instant").asText()));
  }

  private String now() throws IOException {
    return broker.managed("GET", "/actuator/clock", "");
  }
}
