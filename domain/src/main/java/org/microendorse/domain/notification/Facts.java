package org.microendorse.domain.notification;

import java.time.LocalDate;
import java.util.HashMap;
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
    return fact instanceof LocalDate day ? Language.current().date(day) : fact.toString();
  }
}
