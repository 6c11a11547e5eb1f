package org.microendorse.domain.account;

import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.language.Message;

/** A password is not accepted, or is wrong. The message says what to do. */
public class PasswordRefused extends Refusal {
  PasswordRefused(String key) {
    super(key);
  }

  PasswordRefused(Message problem) {
    super(problem.key(), problem.arguments().toArray());
  }
}
