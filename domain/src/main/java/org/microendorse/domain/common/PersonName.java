package org.microendorse.domain.common;

import static org.microendorse.domain.language.Messages.message;

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
      return Optional.of(message("common.nameBlank"));
    }
    if (name.length() > LONGEST) {
      return Optional.of(message("common.nameLong", LONGEST));
    }
    if (OtherPeoplesText.holdsAddress(name)) {
      return Optional.of(message("common.nameAddress"));
    }
    return name.indexOf('<') >= 0 || name.indexOf('>') >= 0
        ? Optional.of(message("common.nameBrackets"))
        : Optional.empty();
  }
}
