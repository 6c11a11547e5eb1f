package org.microendorse.domain.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;

/** The texts of a part of the catalog in another language, as far as they are translated. */
interface Translation {
  /** The catalog is written in English. */
  Language ORIGINAL = Language.ENGLISH;

  /** Every text, null where it is not translated. */
  Stream<@Nullable String> texts();

  /**
   * The {@code lang} of a text on a page in the reader's language.
   *
   * @return null if the text is in the language of the page
   */
  static @Nullable String lang(
      @Nullable SortedMap<String, ? extends Translation> translations, @Nullable String text) {
    Language reader = Language.current();
    Translation own = translations == null ? null : translations.get(reader.code());
    boolean translated = own != null && own.texts().anyMatch(it -> Objects.equals(it, text));
    return reader == ORIGINAL || translated ? null : ORIGINAL.code();
  }

  static <T> CatalogTitle titles(
      String original,
      @Nullable SortedMap<String, T> translations,
      Function<T, @Nullable String> title) {
    Map<String, String> translated = new HashMap<>();
    if (translations != null) {
      translations.forEach(
          (code, it) ->
              Optional.ofNullable(title.apply(it)).ifPresent(own -> translated.put(code, own)));
    }
    return new CatalogTitle(original, translated);
  }

  static String or(@Nullable String translated, String original) {
    return translated == null ? original : translated;
  }

  static <T> @Nullable T of(@Nullable Map<String, T> byId, String id) {
    return byId == null ? null : byId.get(id);
  }

  static <T> Stream<T> all(@Nullable Map<String, T> byId) {
    return byId == null ? Stream.empty() : byId.values().stream();
  }
}
