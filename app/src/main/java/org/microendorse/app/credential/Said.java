package org.microendorse.app.credential;

import org.jspecify.annotations.Nullable;

/** Makes untrusted text safe to show in our sentences. */
final class Said {
  private static final int LONGEST = 200;

  private Said() {}

  /** Returns the text without invisible characters, and shortened; null if nothing is left. */
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
