package org.microendorse.domain.enrollment;

import com.fasterxml.jackson.annotation.JsonValue;

/** The next step of a path to a micro-endorsement. */
public enum PathStep {
  /** The next micro-credential opens with a semester, or it is not known yet when. */
  WAIT("wait"),
  /** The educator is on a micro-credential. */
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
