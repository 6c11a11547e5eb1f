package org.microendorse.domain.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The outcome of the review of a submission. */
public enum Outcome {
  DEMONSTRATED("demonstrated"),
  NOT_YET("notYet");

  private final String code;

  Outcome(String code) {
    this.code = code;
  }

  /** As forms and rules spell it. */
  @JsonValue
  public String code() {
    return code;
  }

  @JsonCreator
  public static Outcome fromCode(String code) {
    for (Outcome outcome : values()) {
      if (outcome.code.equals(code)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("'" + code + "' is not an outcome.");
  }
}
