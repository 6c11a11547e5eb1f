package org.microendorse.domain.notification;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.microendorse.domain.language.Language;

/** The facts of a mail, in the language of the person for whom this thread works. */
final class Facts {
  private Facts() {}

  static Map<String, String> inWords(Map<String, ?> facts) {
    Map<String, String> words = new HashMap<>();
    facts.forEach((name, fact) -> words.put(name, inWords(fact)));
    return words;
  }

  private static String inWords(Object fact) {
    Locale reader = Language.current().locale();
    return switch (fact) {
      case LocalDate day -> Language.current().date(day);
      case OffsetDateTime time ->
          DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
              .withLocale(reader)
              .format(time);
      default -> fact.toString();
    };
  }
}
