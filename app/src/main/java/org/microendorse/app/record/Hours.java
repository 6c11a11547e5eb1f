package org.microendorse.app.record;

import java.math.BigDecimal;

/** Hours as people write them. */
final class Hours {
  private Hours() {}

  /** {@code 30}, {@code 7.25} */
  static String of(BigDecimal hours) {
    return hours.signum() == 0 ? "0" : hours.stripTrailingZeros().toPlainString();
  }
}
