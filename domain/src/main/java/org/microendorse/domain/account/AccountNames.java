package org.microendorse.domain.account;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.EmailAddress;
import org.microendorse.domain.common.Text;

/** Normalizes the names that people sign in with. */
public final class AccountNames {
  private AccountNames() {}

  /**
   * The name in its normal form: an email address as mail is sent to it, anything else clean and in
   * lower case.
   *
   * @see EmailAddress
   */
  public static String normalize(@Nullable String name) {
    return EmailAddress.of(name)
        .map(EmailAddress::value)
        .orElseGet(() -> Text.line(name).toLowerCase(Locale.ROOT));
  }
}
