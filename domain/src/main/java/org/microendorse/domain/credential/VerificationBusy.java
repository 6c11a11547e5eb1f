package org.microendorse.domain.credential;

import java.time.Duration;
import org.microendorse.domain.language.Messages;

/** Too many badges are being checked right now. The message is for people. */
public class VerificationBusy extends RuntimeException {
  private final transient Duration retryAfter;

  VerificationBusy(Duration retryAfter) {
    super(Messages.message("credential.busy"));
    this.retryAfter = retryAfter;
  }

  /** When to try again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
