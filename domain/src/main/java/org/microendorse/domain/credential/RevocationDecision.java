package org.microendorse.domain.credential;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The second person's decision on a revocation. */
public enum RevocationDecision {
  CONFIRM("confirm"),
  REFUSE("refuse");

  private final String code;

  RevocationDecision(String code) {
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
  public static RevocationDecision of(String code) {
    return Arrays.stream(values())
        .filter(decision -> decision.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is not a decision."));
  }
}
