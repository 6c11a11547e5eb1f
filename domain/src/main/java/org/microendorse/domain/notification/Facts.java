package org.microendorse.domain.notification;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.microendorse.domain.language.Deadline;
import org.microendorse.domain.language.Language;

/** The facts of a mail, in the language of the person for whom this thread works. */
final class Facts {
  private Facts() {}

  /**
   * @param zone of the program
   */
  static Map<String, String> inWords(Map<String, ?> facts, ZoneId zone) {
    Map<String, String> words = new HashMap<>();
    facts.forEach((name, fact) -> words.put(name, inWords(fact, zone)));
    return words;
  }

  private static String inWords(Object fact, ZoneId zone) {
    return switch (fact) {
      case LocalDate day -> Language.current().date(day);
      case OffsetDateTime time -> Deadline.inWords(time.atZoneSameInstant(zone));
      default -> fact.toString();
    };
  }
}
