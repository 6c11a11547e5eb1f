package org.microendorse.domain.catalog;

import java.math.BigDecimal;

/**
 * The list price: what a team pays for a micro-endorsement before any rule is applied, or one
 * person for a micro-credential.
 *
 * @param currency of ISO 4217, such as {@code USD}
 */
public record Price(BigDecimal amount, String currency) {
  /** Normalizes the amount, so that another spelling alone does not create a new version. */
  public Price {
    if (amount != null && amount.scale() > 0) {
      amount = amount.stripTrailingZeros();
      amount = amount.setScale(Math.max(0, amount.scale()));
    }
  }
}
