package org.microendorse.domain.enrolment;

import com.fasterxml.jackson.annotation.JsonValue;

/** What comes next on the way to a micro-endorsement. */
public enum PathStep {
  /** The next micro-credential opens with a semester. */
  WAIT("wait"),
  /** Nothing: the educator pauses, or the semester to come is not in the calendar yet. */
  REST("rest"),
  /** They are on a micro-credential. */
  WORK("work"),
  /** Every micro-credential is earned. */
  EARNED("earned"),
  /** A committee has ended it. */
  ENDED("ended");

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
