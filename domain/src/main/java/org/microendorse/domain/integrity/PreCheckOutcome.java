package org.microendorse.domain.integrity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a submission can be reviewed. */
public enum PreCheckOutcome {
  COMPLETE("complete"),
  INCOMPLETE("incomplete");

  private final String code;

  PreCheckOutcome(String code) {
    this.code = code;
  }

  /** As forms and rules spell it. */
  @JsonValue
  public String code() {
    return code;
  }

  @JsonCreator
  public static PreCheckOutcome fromCode(String code) {
    for (PreCheckOutcome outcome : values()) {
      if (outcome.code.equals(code)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("'" + code + "' is not an outcome of a pre-check.");
  }
}
