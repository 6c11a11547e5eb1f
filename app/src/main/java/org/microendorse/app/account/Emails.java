package org.microendorse.app.account;

import java.util.regex.Pattern;

/** Names and addresses as people type them. */
public final class Emails {
  static final String PROBLEM = "Give an email address like name@school.org.";

  private static final int LONGEST_ADDRESS = 254;
  private static final int LONGEST_NAME = 100;

  /** Whether an address is right only a mail to it can tell. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^\\s@<>\"(),;:\\\\\\[\\]\\p{Cntrl}]+@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}<>]+");

  private Emails() {}

  public static boolean isAddress(String text) {
    return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
  }

  static boolean isName(String text) {
    return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
  }
}
