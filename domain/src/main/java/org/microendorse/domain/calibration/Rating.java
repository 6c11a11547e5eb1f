package org.microendorse.domain.calibration;

import org.microendorse.domain.catalog.Level;

/** One criterion as scored by an assessor and by the reference. */
public record Rating(Level said, Level truth) {
  public boolean agrees() {
    return said.equals(truth);
  }
}
