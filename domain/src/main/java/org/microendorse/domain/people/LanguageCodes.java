package org.microendorse.domain.people;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;

/** Stores a language as its code in ISO 639-1. */
@Converter
class LanguageCodes implements AttributeConverter<@Nullable Language, @Nullable String> {
  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable Language language) {
    return language == null ? null : language.code();
  }

  @Override
  public @Nullable Language convertToEntityAttribute(@Nullable String code) {
    return Language.of(code).orElse(null);
  }
}
