package org.microendorse.domain.common;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks and cleans names of people. */
public final class PersonName {
  private static final int LONGEST = 100;

  private PersonName() {}

  /** The name in one line, without characters that are invisible or reverse the text. */
  public static String clean(@Nullable String typed) {
    return Text.line(typed);
  }

  /** What is wrong with it, in words for the person who typed it; empty if it is valid. */
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
