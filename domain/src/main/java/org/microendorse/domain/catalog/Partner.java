package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;

/**
 * A partner who makes micro-credentials, collections or learning resources.
 *
 * @param name a proper noun, the same in every language
 * @param url its own pages
 * @param translations by the code of their language; null: there is none
 */
public record Partner(
    String id,
    String name,
    String description,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String url,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SortedMap<String, Texts> translations) {

  /** With its texts in a language; what is not translated stays in English. */
  public Partner in(Language language) {
    Texts own = Translation.of(translations, language.code());
    return own == null
        ? this
        : new Partner(id, name, Translation.or(own.description, description), url, translations);
  }

  /** The {@code lang} of one of its texts on a page; null where the page is in that language. */
  public @Nullable String lang(String text) {
    return Translation.lang(translations, text);
  }

  /** A partner in another language; null is not translated. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Texts(@Nullable String description) implements Translation {
    @Override
    public Stream<@Nullable String> texts() {
      return Stream.ofNullable(description);
    }
  }
}
