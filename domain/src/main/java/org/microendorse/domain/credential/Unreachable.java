package org.microendorse.domain.credential;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Message;

/** What another issuer publishes cannot be fetched. The reason is for people. */
public class Unreachable extends IOException {
  private final transient Message why;

  /**
   * @param reason the end of its key in the message files
   */
  public Unreachable(String reason, @Nullable Object... arguments) {
    this(Message.of("credential.unreachable." + reason, arguments));
  }

  private Unreachable(Message why) {
    super(why.toString());
    this.why = why;
  }

  Message why() {
    return why;
  }
}
