package org.microendorse.domain.showcase;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The texts on the picture of a badge.
 *
 * @param stamp a word on it, such as REVOKED; null if the badge is valid
 */
public record BadgeFace(
    Level level, String title, String issuer, String date, @Nullable String stamp) {

  /** What a person can earn, from small to large. */
  public enum Level {
    MICRO_CREDENTIAL("Micro-credential"),
    MICRO_ENDORSEMENT("Micro-endorsement");

    private final String words;

    Level(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** The picture in one sentence, for people who cannot see it. */
  public String inWords() {
    String counts = stamp == null ? "" : ", " + stamp.toLowerCase(Locale.ROOT);
    return "%s badge: %s. %s, %s%s".formatted(level.words(), title, issuer, date, counts);
  }
}
