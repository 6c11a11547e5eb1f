package org.microendorse.domain.credential;

import java.time.Duration;

/** Too many badges are being checked right now. The message is for people. */
public class VerificationBusy extends RuntimeException {
  private final transient Duration retryAfter;

  VerificationBusy(Duration retryAfter) {
    super("Many badges are being checked right now. Please try again in a moment.");
    this.retryAfter = retryAfter;
  }

  /** When to try again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
