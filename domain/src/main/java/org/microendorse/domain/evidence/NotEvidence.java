package org.microendorse.domain.evidence;

import java.io.IOException;

/** Looking into a file showed that it cannot be taken. */
final class NotEvidence extends IOException {
  private final transient NotTaken why;

  NotEvidence(NotTaken why) {
    super(why.name());
    this.why = why;
  }

  NotTaken why() {
    return why;
  }
}
