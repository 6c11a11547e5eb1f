package org.microendorse.domain.common;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a file that a spreadsheet wrote, in any encoding.
 *
 * @param doubtful whether the encoding is a guess; then a person should look at the text
 */
record SpreadsheetText(String text, boolean doubtful) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Charset MAC = Charset.forName("x-MacRoman");

  /** The text; empty if the file contains no readable text. */
  static Optional<SpreadsheetText> of(byte[] file) {
    if (begins(file, 0xEF, 0xBB, 0xBF)) {
      return decode(file, 3, StandardCharsets.UTF_8).map(text -> new SpreadsheetText(text, false));
    }
    if (begins(file, 0xFF, 0xFE)) {
      return utf16(file, 2, StandardCharsets.UTF_16LE);
    }
    if (begins(file, 0xFE, 0xFF)) {
      return utf16(file, 2, StandardCharsets.UTF_16BE);
    }
    int[] zeros = new int[2];
    for (int i = 0; i < file.length; i++) {
      zeros[i % 2] += file[i] == 0 ? 1 : 0;
    }
    if (zeros[0] + zeros[1] > 0) {
      // Every second byte of ASCII in UTF-16 is zero.
      int quarter = file.length / 4;
      return zeros[1] > quarter && zeros[0] == 0
          ? utf16(file, 0, StandardCharsets.UTF_16LE)
          : zeros[0] > quarter && zeros[1] == 0
              ? utf16(file, 0, StandardCharsets.UTF_16BE)
              : Optional.empty();
    }
    Optional<String> utf8 = decode(file, 0, StandardCharsets.UTF_8);
    return utf8.isPresent()
        ? utf8.map(text -> new SpreadsheetText(text, false))
        : guess(file).map(text -> new SpreadsheetText(text, true));
  }

  private static Optional<SpreadsheetText> utf16(byte[] file, int from, Charset charset) {
    return decode(file, from, charset).map(text -> new SpreadsheetText(text, false));
  }

  /** Decodes one byte per character, as Windows or older Macs encode it, whichever looks better. */
  private static Optional<String> guess(byte[] file) {
    Optional<String> windows = decode(file, 0, WINDOWS);
    Optional<String> mac = decode(file, 0, MAC);
    if (windows.isEmpty() || mac.isEmpty()) {
      return windows.or(() -> mac);
    }
    return oddities(mac.get()) < oddities(windows.get()) ? mac : windows;
  }

  /** Counts what does not occur in names: symbols between letters, capitals after small letters. */
  private static int oddities(String text) {
    int odd = 0;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128) {
        continue;
      }
      boolean insideWord = Character.isLetter(text.charAt(i - 1));
      boolean smallFollows = i + 1 < text.length() && Character.isLowerCase(text.charAt(i + 1));
      boolean sign = !Character.isLetter(c) && c != '\u2019';
      boolean capital = Character.isUpperCase(c);
      boolean smallBefore = Character.isLowerCase(text.charAt(i - 1));
      if (insideWord && (sign || (capital && (smallBefore || smallFollows)))) {
        odd++;
      }
    }
    return odd;
  }

  private static boolean begins(byte[] file, int... mark) {
    if (file.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((file[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> decode(byte[] file, int from, Charset charset) {
    try {
      return Optional.of(
          charset.newDecoder().decode(ByteBuffer.wrap(file, from, file.length - from)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
