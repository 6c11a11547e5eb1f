package org.microendorse.domain.language;

import com.ibm.icu.text.Transliterator;
import java.util.Arrays;

/** A text in which people search for words, whatever accents and capital letters they type. */
public record SearchText(String folded) {
  private static final Transliterator FOLD =
      Transliterator.getInstance("NFD; [:Nonspacing Mark:] Remove; NFC; Lower");

  public static SearchText of(String text) {
    return new SearchText(FOLD.transliterate(text));
  }

  /** Whether every word, or its beginning, is in the text. */
  public boolean hasAll(String words) {
    return Arrays.stream(FOLD.transliterate(words).split("[^\\p{L}\\p{N}]+"))
        .allMatch(folded::contains);
  }
}
