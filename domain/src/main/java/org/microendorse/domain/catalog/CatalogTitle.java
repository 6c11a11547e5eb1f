package org.microendorse.domain.catalog;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;

/**
 * A title in every language: each reader of a page or mail gets their own.
 *
 * @param translations by the code of their language, as far as it is translated
 */
public record CatalogTitle(String original, Map<String, String> translations) {
  String in(Language language) {
    return translations.getOrDefault(language.code(), original);
  }

  /** The {@code lang} of it on a page; null where the page is in that language. */
  public @Nullable String lang() {
    Language reader = Language.current();
    return reader == Translation.ORIGINAL || translations.containsKey(reader.code())
        ? null
        : Translation.ORIGINAL.code();
  }

  @Override
  public String toString() {
    return in(Language.current());
  }
}
