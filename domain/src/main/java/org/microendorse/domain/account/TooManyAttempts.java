package org.microendorse.domain.account;

import java.time.Duration;
import java.time.Instant;
import org.microendorse.domain.common.Refusal;

/**
 * Too many attempts failed in a row; the person has to wait. Does not say whether there is an
 * account.
 */
public class TooManyAttempts extends Refusal {
  private final long minutes;

  TooManyAttempts(Instant now, Instant until) {
    super("accountRule.tooManyAttempts");
    this.minutes = Math.max(1, Duration.between(now, until).plusSeconds(59).toMinutes());
  }

  /** How long to wait, rounded up. */
  public long minutes() {
    return minutes;
  }
}
