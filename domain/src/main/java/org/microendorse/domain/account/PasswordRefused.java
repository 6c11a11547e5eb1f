package org.microendorse.domain.account;

import org.microendorse.domain.common.Refusal;

/** A password is not accepted, or is wrong. The message says what to do. */
public class PasswordRefused extends Refusal {
  PasswordRefused(String message) {
    super(message);
  }
}
