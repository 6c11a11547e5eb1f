package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.MicroCredentialTexts.Described;
import org.microendorse.domain.language.Language;

/**
 * Learning material on another site.
 *
 * @param url begins with https
 * @param free whether it is free of charge there
 * @param minutes it takes
 * @param audiences whom it is for, in a word or two each
 * @param translations by the code of their language; null: there is none
 */
public record LearningResource(
    String id,
    String title,
    String partnerId,
    String description,
    String url,
    boolean free,
    int minutes,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> audiences,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable SortedMap<String, Described> translations) {

  /** With its texts in a language; what is not translated stays in English. */
  public LearningResource in(Language language) {
    Described own = Translation.of(translations, language.code());
    return own == null
        ? this
        : new LearningResource(
            id,
            Translation.or(own.title(), title),
            partnerId,
            Translation.or(own.description(), description),
            url,
            free,
            minutes,
            audiences,
            translations);
  }
}
