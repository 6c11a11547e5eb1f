package org.microendorse.domain.calibration;

import com.fasterxml.jackson.annotation.JsonValue;

/** How somebody stands with the calibration for a micro-credential. */
public enum Standing {
  CALIBRATED("calibrated"),
  DUE("due"),
  /** There is nothing, or too little, to calibrate with. */
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
