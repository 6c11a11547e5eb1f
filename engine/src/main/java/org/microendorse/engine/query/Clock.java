package org.microendorse.engine.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Puts the broker's controlled clock back to the present without making it ill.
 *
 * <p>After a leap the broker's health check, which uses the same clock, believes the partition was
 * blocked, and says so until its next look a minute later. A clock that goes back meanwhile puts
 * off that look for as long as the leap was. So the clock first walks on for a minute, in steps in
 * which the health check sees the partition alive.
 */
final class Clock {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration UNNOTICED = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofSeconds(6);
  private static final int STEPS = 12;
  private static final Duration PER_STEP = Duration.ofMillis(25);
  private static final int LOOKS = 40;
  private static final int TRIES = 10;

  private final Broker broker;

  Clock(Broker broker) {
    this.broker = broker;
  }

  /** Returns the broker's answer. */
  synchronized String reset() throws IOException {
    Instant told =
        Instant.parse(
            JSON.readTree(broker.managed("GET", "/actuator/clock", "")).path("instant").asText());
    Duration ahead = Duration.between(Instant.now(), told);
    if (ahead.abs().compareTo(UNNOTICED) < 0) {
      return broker.managed("DELETE", "/actuator/clock", "");
    }
    for (int i = 1; ; i++) {
      walk();
      String answer = broker.managed("DELETE", "/actuator/clock", "");
      if (becomesHealthy() || i == TRIES) {
        return answer;
      }
      advance(ahead);
    }
  }

  private void walk() throws IOException {
    int rounds = 0;
    do {
      for (int step = 0; step < STEPS; step++) {
        advance(STEP);
        LockSupport.parkNanos(PER_STEP.toNanos());
      }
    } while (!broker.isHealthy() && ++rounds < TRIES);
  }

  private boolean becomesHealthy() throws IOException {
    for (int look = 0; look < LOOKS; look++) {
      LockSupport.parkNanos(PER_STEP.toNanos());
      if (broker.isHealthy()) {
        return true;
      }
    }
    return false;
  }

  private void advance(Duration duration) throws IOException {
    broker.managed("POST", "/actuator/clock/add", "{\"offsetMilli\":" + duration.toMillis() + "}");
  }
}
