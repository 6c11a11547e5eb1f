package org.microendorse.domain.integrity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a committee decides about a path. */
public enum CommitteeDecision {
  CONTINUE("continue"),
  END("end");

  private final String code;

  CommitteeDecision(String code) {
    this.code = code;
  }

  /** As forms and rules spell it. */
  @JsonValue
  public String code() {
    return code;
  }

  @JsonCreator
  public static CommitteeDecision fromCode(String code) {
    for (CommitteeDecision decision : values()) {
      if (decision.code.equals(code)) {
        return decision;
      }
    }
    throw new IllegalArgumentException("'" + code + "' is not a committee decision.");
  }
}
