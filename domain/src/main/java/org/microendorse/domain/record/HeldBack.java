package org.microendorse.domain.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Why files or records are not deleted yet. */
public enum HeldBack {
  LEGAL_HOLD("legalHold"),
  APPEAL("appeal"),
  CONCERN("concern");

  private final String code;

  HeldBack(String code) {
    this.code = code;
  }

  /** As rules spell it. */
  @JsonValue
  public String code() {
    return code;
  }

  @JsonCreator
  public static HeldBack fromCode(String code) {
    for (HeldBack reason : values()) {
      if (reason.code.equals(code)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("'" + code + "' is not a reason to hold back.");
  }
}
