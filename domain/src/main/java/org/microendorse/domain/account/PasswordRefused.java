package org.microendorse.domain.account;

import org.microendorse.domain.common.Refusal;

/** A password cannot be taken, or is not the right one. The message says what to do. */
public class PasswordRefused extends Refusal {
  PasswordRefused(String message) {
    super(message);
  }
}
