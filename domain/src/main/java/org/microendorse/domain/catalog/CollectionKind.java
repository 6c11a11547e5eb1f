package org.microendorse.domain.catalog;

import static org.microendorse.domain.language.Messages.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** How the parts of a collection belong together. */
public enum CollectionKind {
  /** One builds on the other. */
  STACK,
  /** In any order. */
  COLLECTION;

  /** As people read it. */
  public String label() {
    return message("catalogRule.collection." + code());
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  static CollectionKind fromCode(String code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'" + code + "' is neither stack nor collection"));
  }
}
