package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The level of a criterion. */
public enum Level {
  NOT_EVIDENT("notEvident", "Not evident"),
  DEVELOPING("developing", "Developing"),
  DEMONSTRATED("demonstrated", "Demonstrated");

  private final String code;
  private final String label;

  Level(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** As forms, rules and documents spell it. */
  @JsonValue
  public String code() {
    return code;
  }

  /** As badges spell it, which are in English. Pages have a text for each {@link #code()}. */
  public String label() {
    return label;
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
