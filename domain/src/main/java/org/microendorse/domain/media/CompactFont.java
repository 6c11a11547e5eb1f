package org.microendorse.domain.media;

import java.io.IOException;
import java.util.Arrays;

/** Blanks the name of a compact font (CFF) and its strings for version, notice and copyright. */
final class CompactFont {
  /** Version, notice, full name, family, weight; after an escape the copyright and others. */
  private static final int LAST_TEXT = 4;

  private static final int ESCAPE = 12;
  private static final int STANDARD_STRINGS = 391;

  private final byte[] font;

  private CompactFont(byte[] font) {
    this.font = font;
  }

  static byte[] clean(byte[] font) throws IOException {
    byte[] clean = font.clone();
    try {
      new CompactFont(clean).blank();
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("A font index is out of range.", e);
    }
    return clean;
  }

  private void blank() throws IOException {
    int names = font[2] & 0xFF;
    int dictionaries = end(names);
    int strings = end(dictionaries);
    for (int i = 0; i < count(names); i++) {
      Arrays.fill(font, start(names, i), start(names, i + 1), (byte) 'n');
    }
    for (int i = 0; i < count(dictionaries); i++) {
      blankTexts(start(dictionaries, i), start(dictionaries, i + 1), strings);
    }
  }

  private void blankTexts(int from, int to, int strings) {
    int number = 0;
    int at = from;
    while (at < to) {
      int b = font[at++] & 0xFF;
      if (b == 28) {
        number = (font[at] & 0xFF) << 8 | font[at + 1] & 0xFF;
        at += 2;
      } else if (b == 29) {
        number = (font[at] & 0xFF) << 24 | (font[at + 1] & 0xFF) << 16;
        number |= (font[at + 2] & 0xFF) << 8 | font[at + 3] & 0xFF;
        at += 4;
      } else if (b == 30) {
        while ((font[at] & 0x0F) != 0x0F && (font[at] & 0xF0) != 0xF0) {
          at++;
        }
        at++;
      } else if (b >= 32 && b <= 246) {
        number = b - 139;
      } else if (b >= 247 && b <= 250) {
        number = (b - 247) * 256 + (font[at++] & 0xFF) + 108;
      } else if (b >= 251 && b <= 254) {
        at++;
      } else {
        int operator = b == ESCAPE ? 100 + (font[at++] & 0xFF) : b;
        // Copyright, PostScript, base font name; font name within a family.
        boolean text =
            operator <= LAST_TEXT
                || operator == 100
                || operator == 121
                || operator == 122
                || operator == 138;
        int string = number - STANDARD_STRINGS;
        if (text && string >= 0 && string < count(strings)) {
          Arrays.fill(font, start(strings, string), start(strings, string + 1), (byte) ' ');
        }
      }
    }
  }

  private int count(int index) {
    return (font[index] & 0xFF) << 8 | font[index + 1] & 0xFF;
  }

  private int start(int index, int item) {
    int size = font[index + 2] & 0xFF;
    int offset = 0;
    for (int i = 0; i < size; i++) {
      offset = offset << 8 | font[index + 3 + item * size + i] & 0xFF;
    }
    return index + 2 + (count(index) + 1) * size + offset;
  }

  private int end(int index) {
    return count(index) == 0 ? index + 2 : start(index, count(index));
  }
}
