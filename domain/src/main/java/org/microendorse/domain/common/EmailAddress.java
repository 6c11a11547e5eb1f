package org.microendorse.domain.common;

import static org.microendorse.domain.language.Messages.message;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address that any mail server takes: ASCII before the @, a domain name with a top-level domain
 * after it. Domains in other scripts are converted to their ASCII form (Punycode); spaces and
 * characters that cannot be seen are removed from both ends, upper case becomes lower case.
 */
public record EmailAddress(String value) {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final Pattern LOCAL =
      Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

  private static final Pattern DOMAIN =
      Pattern.compile(
          "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])");

  /** What two versions of the standard convert to different domains. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  /** The address, or empty if no mail could be sent to it. */
  public static Optional<EmailAddress> of(@Nullable String typed) {
    String address = cleaned(typed);
    int at = address.lastIndexOf('@');
    if (at < 1) {
      return Optional.empty();
    }
    String local = address.substring(0, at);
    String value = local + "@" + ascii(address.substring(at + 1));
    boolean good =
        value.length() <= LONGEST
            && local.length() <= LONGEST_LOCAL
            && LOCAL.matcher(local).matches()
            && DOMAIN.matcher(value.substring(at + 1)).matches();
    return good ? Optional.of(new EmailAddress(value)) : Optional.empty();
  }

  /**
   * What is wrong with it, in words for the person who typed it; empty if it is valid.
   *
   * @param typed null is blank
   */
  public static Optional<String> problem(@Nullable String typed) {
    if (of(typed).isPresent()) {
      return Optional.empty();
    }
    String address = cleaned(typed);
    if (address.isEmpty()) {
      return Optional.of(message("common.emailBlank"));
    }
    int at = address.lastIndexOf('@');
    boolean foreign = at > 0 && address.substring(0, at).chars().anyMatch(c -> c > 127);
    return Optional.of(
        message(foreign ? "common.emailForeign" : "common.emailWrong", shortened(address)));
  }

  private static String cleaned(@Nullable String typed) {
    // A control character within an address is not a typing error.
    if (typed != null && typed.strip().chars().anyMatch(Character::isISOControl)) {
      return "?";
    }
    String address = Text.line(typed).toLowerCase(Locale.ROOT);
    return address.endsWith(".") ? address.substring(0, address.length() - 1) : address;
  }

  /** The domain in ASCII; as it is, or empty, if it cannot be converted. */
  private static String ascii(String domain) {
    if (domain.chars().allMatch(c -> c < 128)) {
      return domain;
    }
    if (AMBIGUOUS.matcher(domain).find()) {
      return "";
    }
    try {
      return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notADomain) {
      return "";
    }
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  @Override
  public String toString() {
    return value;
  }
}
