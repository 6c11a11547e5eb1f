package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;

/**
 * A set of micro-credentials on one topic.
 *
 * @param microCredentialIds in the order in which they are earned
 * @param partnerId the partner who made it; null: the office itself
 * @param audiences whom it is for, in a word or two each
 * @param price null: free of charge
 * @param translations by the code of their language; null: there is none
 */
public record MicroEndorsement(
    String id,
    String title,
    String audience,
    String aim,
    String description,
    List<String> microCredentialIds,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String partnerId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> audiences,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Price price,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable SortedMap<String, MicroEndorsementTexts> translations) {

  /** With its texts in a language; what is not translated stays in English. */
  public MicroEndorsement in(Language language) {
    MicroEndorsementTexts texts = translations == null ? null : translations.get(language.code());
    return texts == null ? this : texts.over(this);
  }

  /** The {@code lang} of one of its texts on a page; null where the page is in that language. */
  public @Nullable String lang(String text) {
    return Translation.lang(translations, text);
  }

  /** Its title in every language. */
  public CatalogTitle titles() {
    return Translation.titles(title, translations, MicroEndorsementTexts::title);
  }

  /** How much of it is in the reader's language. */
  public Translated translated() {
    return Translated.of(Stream.of(title, audience, aim, description).map(this::lang));
  }
}
