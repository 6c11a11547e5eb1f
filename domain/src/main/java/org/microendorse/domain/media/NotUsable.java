package org.microendorse.domain.media;

import java.io.IOException;

/** Inspection showed that a file cannot be accepted. */
final class NotUsable extends IOException {
  private final transient NotTaken why;

  NotUsable(NotTaken why) {
    super(why.name());
    this.why = why;
  }

  NotTaken why() {
    return why;
  }
}
