package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A micro-endorsement in another language; null is not translated. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MicroEndorsementTexts(
    @Nullable String title,
    @Nullable String audience,
    @Nullable String aim,
    @Nullable String description)
    implements Translation {

  MicroEndorsement over(MicroEndorsement original) {
    return new MicroEndorsement(
        original.id(),
        Translation.or(title, original.title()),
        Translation.or(audience, original.audience()),
        Translation.or(aim, original.aim()),
        Translation.or(description, original.description()),
        original.microCredentialIds(),
        original.partnerId(),
        original.audiences(),
        original.price(),
        original.translations());
  }

  @Override
  public Stream<@Nullable String> texts() {
    return Stream.of(title, audience, aim, description);
  }
}
