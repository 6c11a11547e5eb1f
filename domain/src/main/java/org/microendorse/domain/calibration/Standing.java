package org.microendorse.domain.calibration;

import com.fasterxml.jackson.annotation.JsonValue;

/** The status of an assessor's calibration for a micro-credential. */
public enum Standing {
  CALIBRATED("calibrated"),
  DUE("due"),
  /** There are no benchmarks, or too few, to calibrate with. */
  NOT_POSSIBLE("notPossible");

  private final String code;

  Standing(String code) {
    this.code = code;
  }

  /** As forms and rules spell it. */
  @JsonValue
  public String code() {
    return code;
  }
}
