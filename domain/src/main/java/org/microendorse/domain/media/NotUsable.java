package org.microendorse.domain.media;

import java.io.IOException;

/** Looking into a file showed that it cannot be taken. */
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
