package org.microendorse.domain.cohort;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of a file whose encoding nobody has told us: what spreadsheets write is recognized. */
final class TextFile {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private TextFile() {}

  /** It is no text that could be read. The message is for whoever sent it. */
  static final class NotText extends Exception {
    NotText() {
      super(
          "The characters of this file cannot be read. Please save it as \"CSV UTF-8\" and send it"
              + " again.");
    }
  }

  /** UTF-8 and UTF-16 as their marks say; without a mark UTF-8 or else Windows-1252. */
  static String read(byte[] file) throws NotText {
    if (begins(file, 0xEF, 0xBB, 0xBF)) {
      return decode(file, 3, StandardCharsets.UTF_8);
    }
    if (begins(file, 0xFF, 0xFE)) {
      return decode(file, 2, StandardCharsets.UTF_16LE);
    }
    if (begins(file, 0xFE, 0xFF)) {
      return decode(file, 2, StandardCharsets.UTF_16BE);
    }
    for (byte b : file) {
      // UTF-16 without its mark, or no text at all.
      if (b == 0) {
        throw new NotText();
      }
    }
    try {
      return decode(file, 0, StandardCharsets.UTF_8);
    } catch (NotText notUtf8) {
      return decode(file, 0, WINDOWS);
    }
  }

  private static boolean begins(byte[] file, int... mark) {
    return file.length >= mark.length
        && Arrays.equals(Arrays.copyOf(file, mark.length), bytes(mark));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static String decode(byte[] file, int from, Charset charset) throws NotText {
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(file, from, file.length - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw new NotText();
    }
  }
}
