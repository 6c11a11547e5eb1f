package org.microendorse.domain.media;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** The kinds of files that people distinguish. */
public enum MediaKind {
  PDF("a PDF"),
  IMAGE("an image"),
  VIDEO("a video"),
  AUDIO("a sound recording"),
  DOCUMENT("an office document"),
  TEXT("a plain text");

  private final String label;

  MediaKind(String label) {
    this.label = label;
  }

  /** The name with its article, for use in a sentence. */
  public String label() {
    return label;
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  static MediaKind fromCode(String code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is not a kind of file"));
  }
}
