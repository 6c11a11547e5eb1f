package org.microendorse.domain.common;

import org.jspecify.annotations.Nullable;

/** One field of a form is filled in wrongly; the message says what to do. */
public class FieldRefusal extends Refusal {
  private final String field;

  /**
   * @param key of the message in the message files
   */
  public FieldRefusal(String field, String key, @Nullable Object... arguments) {
    super(key, arguments);
    this.field = field;
  }

  /** The name of the field. */
  public String field() {
    return field;
  }
}
