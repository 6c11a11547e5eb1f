package org.microendorse.domain.catalog;

import java.util.List;
import java.util.Map;

/** Three levels for tests without a database. */
public final class TestLevels {
  public static final Level NOT_EVIDENT =
      new Level("notEvident", "Not evident", false, "notEvident", 0);
  public static final Level DEVELOPING =
      new Level("developing", "Developing", false, "developing", 1);
  public static final Level DEMONSTRATED =
      new Level("demonstrated", "Demonstrated", true, "demonstrated", 2);

  private TestLevels() {}

  /** Lets the models have these levels. */
  public static void use() {
    Levels.know(List.of(NOT_EVIDENT, DEVELOPING, DEMONSTRATED));
  }

  /** What a rubric asks at each of them, from the lowest to the highest. */
  public static Map<String, String> asking(String lowest, String middle, String highest) {
    return Map.of(
        NOT_EVIDENT.code(), lowest, DEVELOPING.code(), middle, DEMONSTRATED.code(), highest);
  }
}
