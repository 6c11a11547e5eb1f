package org.microendorse.domain.integrity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What follows a concern that was upheld. */
public enum Consequence {
  SUPPORT("support"),
  DISTRICT_TOLD("districtTold"),
  COMMITTEE("committee");

  private final String code;

  Consequence(String code) {
    this.code = code;
  }

  /** As forms and rules spell it. */
  @JsonValue
  public String code() {
    return code;
  }

  @JsonCreator
  public static Consequence fromCode(String code) {
    for (Consequence consequence : values()) {
      if (consequence.code.equals(code)) {
        return consequence;
      }
    }
    throw new IllegalArgumentException("'" + code + "' is not a consequence.");
  }
}
