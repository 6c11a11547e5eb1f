package org.microendorse.domain.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a director was asked to confirm in-service hours. */
public enum InServiceAsked {
  ASKED("asked"),
  NO_DIRECTOR("noDirector"),
  NOTHING("nothing");

  private final String code;

  InServiceAsked(String code) {
    this.code = code;
  }

  /** As rules spell it. */
  @JsonValue
  public String code() {
    return code;
  }

  @JsonCreator
  public static InServiceAsked fromCode(String code) {
    for (InServiceAsked asked : values()) {
      if (asked.code.equals(code)) {
        return asked;
      }
    }
    throw new IllegalArgumentException(
        "'" + code + "' is not a status of asking for in-service hours.");
  }
}
