package org.microendorse.domain.account;

import org.microendorse.domain.common.Refusal;

/** A link from a mail was already used, has expired, or never existed. */
public class InvalidLink extends Refusal {
  InvalidLink() {
    super("accountRule.linkInvalid");
  }
}
