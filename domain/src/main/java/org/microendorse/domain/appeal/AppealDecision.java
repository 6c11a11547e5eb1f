package org.microendorse.domain.appeal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What one reviewer decides on an appeal. */
public enum AppealDecision {
  UPHOLD("uphold"),
  OVERTURN("overturn");

  private final String code;

  AppealDecision(String code) {
    this.code = code;
  }

  /** As forms and rules spell it. */
  @JsonValue
  public String code() {
    return code;
  }

  @JsonCreator
  public static AppealDecision fromCode(String code) {
    for (AppealDecision value : values()) {
      if (value.code.equals(code)) {
        return value;
      }
    }
    throw new IllegalArgumentException("'" + code + "' is not a decision on an appeal.");
  }
}
