package org.microendorse.domain.review;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What an approver says about an assessment. */
public enum ApprovalDecision {
  AGREE("agree"),
  PASS_BACK("passBack"),
  CORRECT("correct");

  private final String code;

  ApprovalDecision(String code) {
    this.code = code;
  }

  /** As forms and rules spell it. */
  @JsonValue
  public String code() {
    return code;
  }

  @JsonCreator
  public static ApprovalDecision fromCode(String code) {
    for (ApprovalDecision decision : values()) {
      if (decision.code.equals(code)) {
        return decision;
      }
    }
    throw new IllegalArgumentException("'" + code + "' is not a decision of an approver.");
  }
}
