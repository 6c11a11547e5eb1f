package org.microendorse.domain.common;

/** One field of a form is filled in wrongly; the message says what to do. */
public class FieldRefusal extends Refusal {
  private final String field;

  public FieldRefusal(String field, String message) {
    super(message);
    this.field = field;
  }

  /** The name of the field. */
  public String field() {
    return field;
  }
}
