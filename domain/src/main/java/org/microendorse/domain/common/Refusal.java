package org.microendorse.domain.common;

import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Messages;

/**
 * A rule does not permit an action. The message is for the person who tried it, in their language.
 */
public class Refusal extends RuntimeException {
  /** Of a reason that is in words already, such as what a decision says. */
  public static final String AS_SAID = "common.asSaid";

  private final String key;

  /**
   * @param key of the reason in the message files
   */
  public Refusal(String key, @Nullable Object... arguments) {
    super(Messages.message(key, arguments));
    this.key = key;
  }

  /** Identifies the reason, in every language. */
  public String key() {
    return key;
  }
}
