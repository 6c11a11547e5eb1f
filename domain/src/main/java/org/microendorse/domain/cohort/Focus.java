package org.microendorse.domain.cohort;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The grades and subjects that people can choose. */
public final class Focus {
  public static final List<String> GRADES =
      List.of("Pre-K to 2", "Grades 3 to 5", "Grades 6 to 8", "Grades 9 to 12");
  public static final List<String> SUBJECTS =
      List.of(
          "English language arts",
          "Mathematics",
          "Science",
          "Social studies",
          "World languages",
          "Arts and music",
          "Physical education and health",
          "Special education",
          "All subjects",
          "School leadership");

  private Focus() {}

  /** One of the choices, or null for anything else. */
  static @Nullable String of(List<String> choices, @Nullable String chosen) {
    return choices.contains(chosen) ? chosen : null;
  }
}
