package org.microendorse.domain.cohort;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What happens to a team that breaks the rules. */
public enum TeamDecision {
  SUBSTITUTE("substitute"),
  GO_ON("goOn"),
  MERGE("merge");

  private final String code;

  TeamDecision(String code) {
    this.code = code;
  }

  /** As process variables spell it. */
  @JsonValue
  public String code() {
    return code;
  }

  /**
   * Reads a process variable.
   *
   * @throws IllegalArgumentException if it is none of the codes
   */
  @JsonCreator
  public static TeamDecision of(String code) {
    return Arrays.stream(values())
        .filter(decision -> decision.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is not a team decision."));
  }
}
