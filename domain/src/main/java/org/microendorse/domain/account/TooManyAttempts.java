package org.microendorse.domain.account;

import java.time.Duration;
import java.time.Instant;
import org.microendorse.domain.common.Refusal;

/**
 * Too much has failed in a row; it goes on after a while. Says nothing about whose account it is.
 */
public class TooManyAttempts extends Refusal {
  private final long minutes;

  TooManyAttempts(Instant now, Instant until) {
    super("Too many failed attempts in a row. Wait a while and try again.");
    this.minutes = Math.max(1, Duration.between(now, until).plusSeconds(59).toMinutes());
  }

  /** How long to wait, rounded up. */
  public long minutes() {
    return minutes;
  }
}
