package org.microendorse.domain.cohort;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What happens to a cohort that has too few teams. */
public enum CohortDecision {
  EXTEND("extend"),
  MERGE("merge"),
  CANCEL("cancel");

  private final String code;

  CohortDecision(String code) {
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
  public static CohortDecision of(String code) {
    return Arrays.stream(values())
        .filter(decision -> decision.code.equals(code))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'" + code + "' is not a cohort decision."));
  }
}
