package org.microendorse.domain.catalog;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How much of a part of the catalog is in the reader's language. */
public enum Translated {
  FULLY,
  PARTLY,
  NOT;

  /**
   * @param langs of all texts; null where a text is in the reader's language
   */
  static Translated of(Stream<@Nullable String> langs) {
    return langs
        .map(Objects::isNull)
        .map(it -> it ? FULLY : NOT)
        .reduce((one, other) -> one == other ? one : PARTLY)
        .orElse(FULLY);
  }
}
