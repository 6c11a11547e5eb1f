package org.microendorse.domain.common;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names of people as they type them. */
public final class PersonName {
  private static final int LONGEST = 100;

  private PersonName() {}

  /** Without anything that shows nothing or turns the text around; in one line. */
  public static String clean(@Nullable String typed) {
    return Text.line(typed);
  }

  /** What is wrong with it, in words for the person who typed it; empty if it is good. */
  public static Optional<String> problem(@Nullable String typed) {
    String name = clean(typed);
    if (name.isEmpty()) {
      return Optional.of("Enter a name.");
    }
    if (name.length() > LONGEST) {
      return Optional.of("Enter a name of at most %d characters.".formatted(LONGEST));
    }
    if (OtherPeoplesText.holdsAddress(name)) {
      return Optional.of(
          "Enter a name without a web or email address, and put a space after a period.");
    }
    return name.indexOf('<') >= 0 || name.indexOf('>') >= 0
        ? Optional.of("Enter a name without the characters < and >.")
        : Optional.empty();
  }
}
