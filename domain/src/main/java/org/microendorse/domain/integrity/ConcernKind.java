package org.microendorse.domain.integrity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of concerns. */
public enum ConcernKind {
  PRIVACY_VIOLATION("privacyViolation", "a privacy violation"),
  INTEGRITY_CONCERN("integrityConcern", "a doubt about integrity");

  private final String code;
  private final String words;

  ConcernKind(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** As forms and rules spell it. */
  @JsonValue
  public String code() {
    return code;
  }

  /** In a sentence. */
  public String words() {
    return words;
  }

  @JsonCreator
  public static ConcernKind fromCode(String code) {
    for (ConcernKind kind : values()) {
      if (kind.code.equals(code)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("'" + code + "' is not a kind of concern.");
  }
}
