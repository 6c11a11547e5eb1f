package org.microendorse.engine.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that tests move. */
public final class TestClock extends Clock {
  /** In the past, so that programs with a real clock accept what is issued. */
  public static final Instant BEGINNING = Instant.parse("2026-03-02T08:00:00Z");

  private volatile Instant now = BEGINNING;

  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  public void set(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
