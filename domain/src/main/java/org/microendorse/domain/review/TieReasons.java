package org.microendorse.domain.review;

import static org.microendorse.domain.language.Messages.message;

import java.util.List;
import java.util.stream.Collectors;
import org.microendorse.domain.language.ModelTexts;

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

  private static String inWords(String reason) {
    return message("review.tieSentence", ModelTexts.inWords(reason));
  }
}
