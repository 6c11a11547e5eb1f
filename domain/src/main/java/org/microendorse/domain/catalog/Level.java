package org.microendorse.domain.catalog;

import static org.microendorse.domain.language.Messages.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.microendorse.domain.language.Language;

/** The level of a criterion. */
public enum Level {
  NOT_EVIDENT("notEvident"),
  DEVELOPING("developing"),
  DEMONSTRATED("demonstrated");

  private final String code;

  Level(String code) {
    this.code = code;
  }

  /** As forms, rules and documents spell it. */
  @JsonValue
  public String code() {
    return code;
  }

  /** As people read it in a language. */
  public String label(Language language) {
    return message(language, "level." + code);
  }

  public static Optional<Level> ofCode(String code) {
    return Arrays.stream(values()).filter(level -> level.code.equals(code)).findFirst();
  }

  @JsonCreator
  static Level fromCode(String code) {
    return ofCode(code)
        .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is not a level"));
  }
}
