package org.microendorse.domain.integrity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.microendorse.domain.language.Message;

/** The kinds of concerns. */
public enum ConcernKind {
  PRIVACY_VIOLATION("privacyViolation"),
  INTEGRITY_CONCERN("integrityConcern");

  private final String code;

  ConcernKind(String code) {
    this.code = code;
  }

  /** As forms and rules spell it. */
  @JsonValue
  public String code() {
    return code;
  }

  /** In a sentence. */
  public Message words() {
    return Message.of("integrity.concernKind." + code);
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
