package org.microendorse.domain.calibration;

import org.microendorse.domain.catalog.Level;

/** One criterion as two people see it: an assessor, and who is taken for the truth. */
public record Rating(Level said, Level truth) {
  public boolean agrees() {
    return said == truth;
  }
}
