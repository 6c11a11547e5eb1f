package org.microendorse.domain.language;

import java.util.Locale;

/**
 * Sentences that a process or a rule says in English. Process owners may change them; what has no
 * text in the message files stays as it is.
 */
public final class ModelTexts {
  private ModelTexts() {}

  /**
   * The sentence in the language of the person for whom this thread works.
   *
   * @param prefix of the keys of such sentences; what follows is the sentence itself, in lower case
   *     and with hyphens between its words
   */
  public static String inWords(String prefix, String english) {
    String words = english.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    return Messages.messageOr(prefix + words.replaceAll("^-|-$", ""), english);
  }
}
