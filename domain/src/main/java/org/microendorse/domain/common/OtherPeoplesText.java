package org.microendorse.domain.common;

import java.util.regex.Pattern;

/** Protects text that people type and others read in our name: it never becomes a link. */
public final class OtherPeoplesText {
  /** Everything that browsers and mail programs treat as the dot of a host name (UTS #46). */
  private static final String DOT = "[.\u3002\uFF0E\uFF61]";

  private static final Pattern HOST =
      Pattern.compile("(?<=[\\p{L}\\p{M}\\p{N}-])(" + DOT + ")(?=[\\p{L}\\p{N}])(?!\\p{Nd}+\\b)");
  private static final Pattern SCHEME =
      Pattern.compile("(?<=[\\p{L}\\p{N}])([:\uFF1A])(?=[/\uFF0F\\\\])");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "://|\\bwww" + DOT + "|[\\p{L}\\p{N}-]" + DOT + "\\p{L}{2,}(?=[/:?#]|\\s|$)|@\\S+" + DOT,
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private OtherPeoplesText() {}

  /** Whether a name holds something that looks like a web or email address. */
  public static boolean holdsAddress(String name) {
    return ADDRESS.matcher(name).find();
  }

  /**
   * The same text with a space where a mail program would see an address: {@code evil. example},
   * {@code http: //}. Numbers such as 12.50 stay.
   */
  public static String withoutLinks(String text) {
    return SCHEME.matcher(HOST.matcher(text).replaceAll("$1 ")).replaceAll("$1 ");
  }
}
