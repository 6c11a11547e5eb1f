package org.microendorse.domain.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells apart the values that the standards of office documents define (numbers, measures, colors,
 * enumerated words, cell references) and everything else, which may be a name.
 */
final class OfficeVocabulary {
  private static final Set<String> WORDS = words();

  private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");
  private static final Pattern DEFINED =
      Pattern.compile(
          // A color, a bit set, a digest of a font's shape; then a cell.
          "#?(?:[0-9A-F]{2}|[0-9A-F]{4}|[0-9A-F]{6}|[0-9A-F]{8}|[0-9A-F]{20})"
              + "|#[0-9a-f]{6}"
              + "|\\$?[A-Z]{1,3}\\$?\\d{1,7}(?::\\$?[A-Z]{1,3}\\$?\\d{1,7})?");
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,;()=]+|_20_");

  private OfficeVocabulary() {}

  /** Whether each word of the value is one that the standards define. */
  static boolean defines(String value) {
    for (String token : SEPARATOR.split(value)) {
      if (!DEFINED.matcher(token).matches() && !onlyWords(token)) {
        return false;
      }
    }
    return true;
  }

  private static boolean onlyWords(String token) {
    Matcher letters = LETTERS.matcher(token);
    while (letters.find()) {
      if (!WORDS.contains(letters.group())) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> words() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                OfficeVocabulary.class.getResourceAsStream("/office-vocabulary.txt"),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
