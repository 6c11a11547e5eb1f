package org.microendorse.domain.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The kind of credit for a badge: one of them, never both. */
public enum CreditKind {
  PD_HOURS("pdHours", "PD hours"),
  ACADEMY("academy", "Administrator Academy");

  private final String code;
  private final String words;

  CreditKind(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** As forms and rules spell it. */
  @JsonValue
  public String code() {
    return code;
  }

  /** The name that people read. */
  public String words() {
    return words;
  }

  @JsonCreator
  public static CreditKind fromCode(String code) {
    for (CreditKind kind : values()) {
      if (kind.code.equals(code)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("'" + code + "' is not a kind of credit.");
  }
}
