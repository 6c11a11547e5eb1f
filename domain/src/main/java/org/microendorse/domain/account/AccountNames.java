package org.microendorse.domain.account;

import java.util.Locale;

/** How the names people sign in with are written. */
public final class AccountNames {
  private AccountNames() {}

  /** Without spaces around it, in lower case. */
  public static String normalize(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
