package org.microendorse.domain.catalog;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;

/**
 * A title in every language: each reader of a page or mail gets their own.
 *
 * @param translations by the code of their language, as far as it is translated
 */
public record CatalogTitle(String original, Map<String, String> translations) {
  /** A name that is the same in every language, such as one that a person has given. */
  public static CatalogTitle name(String text) {
    return new CatalogTitle(
        text,
        Arrays.stream(Language.values()).collect(Collectors.toMap(Language::code, it -> text)));
  }

  /** A title that stays as it is, such as that of a badge. */
  public static CatalogTitle original(String title) {
    return new CatalogTitle(title, Map.of());
  }

  /** A line with this title in it. */
  public CatalogTitle within(UnaryOperator<String> line) {
    Map<String, String> translated = new HashMap<>();
    translations.forEach((code, title) -> translated.put(code, line.apply(title)));
    return new CatalogTitle(line.apply(original), translated);
  }

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
