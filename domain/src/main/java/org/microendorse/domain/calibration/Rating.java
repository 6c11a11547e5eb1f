package org.microendorse.domain.calibration;

import org.microendorse.domain.catalogue.Level;

/** One criterion of one benchmark: what an assessor said, and what is true. */
public record Rating(Level said, Level truth) {
  boolean agrees() {
    return said == truth;
  }
}
