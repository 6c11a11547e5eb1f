package org.microendorse.domain.catalog;

import java.math.BigDecimal;

/**
 * What a team pays for a micro-endorsement before any rule is applied, or one person for a
 * micro-credential.
 *
 * @param currency of ISO 4217, such as {@code USD}
 */
public record Price(BigDecimal amount, String currency) {
  /** One amount is spelled one way: a spelling alone makes no new version. */
  public Price {
    if (amount != null && amount.scale() > 0) {
      amount = amount.stripTrailingZeros();
      amount = amount.setScale(Math.max(0, amount.scale()));
    }
  }
}
