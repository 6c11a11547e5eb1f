package org.microendorse.domain.credential;

import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Message;

/** A key or an id from elsewhere cannot be used. The reason is for people. */
final class Unusable extends IllegalArgumentException {
  private final transient Message why;

  Unusable(String key, @Nullable Object... arguments) {
    this(Message.of(key, arguments), null);
  }

  Unusable(String key, Throwable cause) {
    this(Message.of(key), cause);
  }

  private Unusable(Message why, @Nullable Throwable cause) {
    super(why.toString(), cause);
    this.why = why;
  }

  /** The reason, which a parser gives in English only. */
  static @Nullable Object why(IllegalArgumentException e) {
    return e instanceof Unusable unusable ? unusable.why : e.getMessage();
  }
}
