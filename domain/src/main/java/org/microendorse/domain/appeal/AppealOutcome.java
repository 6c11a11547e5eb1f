package org.microendorse.domain.appeal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The outcome of an appeal. */
public enum AppealOutcome {
  UPHELD("upheld"),
  OVERTURNED("overturned");

  private final String code;

  AppealOutcome(String code) {
    this.code = code;
  }

  /** As forms and rules spell it. */
  @JsonValue
  public String code() {
    return code;
  }

  @JsonCreator
  public static AppealOutcome fromCode(String code) {
    for (AppealOutcome value : values()) {
      if (value.code.equals(code)) {
        return value;
      }
    }
    throw new IllegalArgumentException("'" + code + "' is not an outcome of an appeal.");
  }
}
