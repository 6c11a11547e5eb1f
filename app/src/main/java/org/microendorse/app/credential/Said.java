package org.microendorse.app.credential;

import org.jspecify.annotations.Nullable;

/** What a stranger wrote, fit to stand in a sentence of ours. */
final class Said {
  private static final int LONGEST = 200;

  private Said() {}

  /** Without characters that nobody sees, and not too long; null if nothing is left. */
  static @Nullable String by(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    if (clean.isEmpty()) {
      return null;
    }
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST).strip() + "…";
  }
}
