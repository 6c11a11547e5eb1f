package org.microendorse.domain.review;

import static org.microendorse.domain.language.Messages.message;
import static org.microendorse.domain.language.Messages.messageOr;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the rules say against reviewers, in the language of the person who reads it. */
public final class TieReasons {
  private TieReasons() {}

  /**
   * The reasons, each as a sentence.
   *
   * @param reasons in English, as the rules say them
   */
  public static String inWords(List<String> reasons) {
    return reasons.stream().map(TieReasons::inWords).collect(Collectors.joining(" "));
  }

  /** Process owners may add rules; what these say stays in English. */
  private static String inWords(String reason) {
    String name = reason.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    return messageOr("review.tie." + name, message("review.tieOther", reason));
  }
}
