package org.microendorse.domain.enrollment;

import com.fasterxml.jackson.annotation.JsonValue;

/** What comes next on the way to a micro-endorsement. */
public enum PathStep {
  /** The next micro-credential opens with a semester, or nobody knows yet when. */
  WAIT("wait"),
  /** They are on a micro-credential. */
  WORK("work"),
  /** Every micro-credential is earned. */
  EARNED("earned");

  private final String code;

  PathStep(String code) {
    this.code = code;
  }

  /** As the process spells it. */
  @JsonValue
  public String code() {
    return code;
  }
}
