package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.MicroCredentialTexts.Described;
import org.microendorse.domain.language.Language;

/**
 * Something larger that micro-endorsements count toward, such as a degree or a certification.
 *
 * @param partnerId who awards it
 * @param path id of the process that the paths of its micro-credentials run; null: the usual one
 * @param review id of the process that reviews their submissions, in the same way
 * @param translations by the code of their language; null: there is none
 */
public record Program(
    String id,
    String title,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String partnerId,
    String description,
    List<String> microEndorsementIds,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String path,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String review,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable SortedMap<String, Described> translations) {

  /** With its texts in a language; what is not translated stays in English. */
  public Program in(Language language) {
    Described own = Translation.of(translations, language.code());
    return own == null
        ? this
        : new Program(
            id,
            Translation.or(own.title(), title),
            partnerId,
            Translation.or(own.description(), description),
            microEndorsementIds,
            path,
            review,
            translations);
  }

  /** The {@code lang} of one of its texts on a page; null where the page is in that language. */
  public @Nullable String lang(String text) {
    return Translation.lang(translations, text);
  }

  /** How much of it is in the reader's language. */
  public Translated translated() {
    return Translated.of(Stream.of(title, description).map(this::lang));
  }
}
