package org.microendorse.domain.account;

import org.microendorse.domain.common.Refusal;

/** A link from a mail was used already, is too old, or never was one. */
public class InvalidLink extends Refusal {
  InvalidLink() {
    super("This link was already used or has expired.");
  }
}
