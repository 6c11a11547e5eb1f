package org.microendorse.domain.cohort;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Messages;

/** The grades and subjects that people can choose, as they are stored. */
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

  private static final Pattern NO_KEY = Pattern.compile("[^a-z0-9]+");

  private Focus() {}

  /** A choice as people read it. */
  public static String words(String choice) {
    String key = NO_KEY.matcher(choice.toLowerCase(Locale.ROOT)).replaceAll("-");
    return Messages.messageOr("cohortRule.focus." + key, choice);
  }

  /** One of the choices, or null for anything else. */
  static @Nullable String of(List<String> choices, @Nullable String chosen) {
    return choices.contains(chosen) ? chosen : null;
  }
}
