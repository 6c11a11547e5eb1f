package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;

/**
 * Micro-credentials and learning resources that a partner puts together.
 *
 * @param theme the skill or theme it is for, in a few words
 * @param microCredentialIds in the order of the steps, if it is a stack
 * @param translations by the code of their language; null: there is none
 */
public record CuratedCollection(
    String id,
    CollectionKind kind,
    String title,
    String partnerId,
    String theme,
    String description,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> microCredentialIds,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> resourceIds,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SortedMap<String, Texts> translations) {

  /** With its texts in a language; what is not translated stays in English. */
  public CuratedCollection in(Language language) {
    Texts own = Translation.of(translations, language.code());
    return own == null
        ? this
        : new CuratedCollection(
            id,
            kind,
            Translation.or(own.title, title),
            partnerId,
            Translation.or(own.theme, theme),
            Translation.or(own.description, description),
            microCredentialIds,
            resourceIds,
            translations);
  }

  /** The {@code lang} of one of its texts on a page; null where the page is in that language. */
  public @Nullable String lang(String text) {
    return Translation.lang(translations, text);
  }

  /** How much of it is in the reader's language. */
  public Translated translated() {
    return Translated.of(Stream.of(title, theme, description).map(this::lang));
  }

  /** A collection in another language; null is not translated. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Texts(@Nullable String title, @Nullable String theme, @Nullable String description)
      implements Translation {
    @Override
    public Stream<@Nullable String> texts() {
      return Stream.of(title, theme, description);
    }
  }
}
