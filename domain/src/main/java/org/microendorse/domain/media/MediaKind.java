package org.microendorse.domain.media;

import static org.microendorse.domain.language.Messages.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The kinds of files that people distinguish. */
public enum MediaKind {
  PDF,
  IMAGE,
  VIDEO,
  AUDIO,
  DOCUMENT,
  TEXT;

  /** The name with its article, for use in a sentence. */
  public String label() {
    return message("file.kind." + code());
  }

  /** {@code a PDF or a video} */
  public static String anyOf(Collection<MediaKind> kinds) {
    return kinds.stream()
        .map(MediaKind::label)
        .reduce((some, one) -> message("file.kind.or", some, one))
        .orElse("");
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
