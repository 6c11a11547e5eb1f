package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;

/**
 * A word for those whom parts of the catalog are for. Parts may use other words, too; those are
 * never translated.
 *
 * @param name as the parts spell it
 * @param translations by the code of their language; null: there is none
 */
public record Audience(
    String id,
    String name,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SortedMap<String, Texts> translations) {

  /** With its name in a language; what is not translated stays in English. */
  public Audience in(Language language) {
    return new Audience(id, names().in(language), translations);
  }

  /** Its name in every language. */
  public CatalogTitle names() {
    return Translation.titles(name, translations, Texts::name);
  }

  /** An audience in another language; null is not translated. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Texts(@Nullable String name) implements Translation {
    @Override
    public Stream<@Nullable String> texts() {
      return Stream.ofNullable(name);
    }
  }
}
