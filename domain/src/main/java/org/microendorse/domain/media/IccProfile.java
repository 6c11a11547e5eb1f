package org.microendorse.domain.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Blanks everything in a color profile (ICC.1) that is not color: who made it, for which device,
 * when.
 */
final class IccProfile {
  private static final int HEADER = 128;
  private static final int ENTRY = 12;
  private static final int MOST_TAGS = 200;

  private static final Set<String> COLOR =
      Set.of(
          "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "wtpt", "bkpt", "chad", "lumi",
          "gamt", "A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "D2B0", "D2B1", "D2B2", "D2B3",
          "B2D0", "B2D1", "B2D2", "B2D3", "cicp", "pre0", "pre1", "pre2", "aabg", "aagg", "aarg");

  private IccProfile() {}

  /**
   * A profile of the same length whose colors are the same.
   *
   * @throws IOException if it is not a profile
   */
  static byte[] clean(byte[] profile) throws IOException {
    ByteBuffer from = ByteBuffer.wrap(profile);
    if (profile.length < HEADER + 4 || from.getInt(36) != 0x61637370) {
      throw new IOException("This is not a color profile.");
    }
    int tags = from.getInt(HEADER);
    if (tags < 0 || tags > MOST_TAGS || HEADER + 4 + ENTRY * tags > profile.length) {
      throw new IOException("The color profile has an invalid number of tags.");
    }
    byte[] clean = new byte[profile.length];
    ByteBuffer to = ByteBuffer.wrap(clean);
    copy(profile, clean, 0, 4);
    // Version, class, color spaces; signature; intent and illuminant. Not the author, date or
    // device.
    copy(profile, clean, 8, 24);
    copy(profile, clean, 36, 40);
    copy(profile, clean, 64, 80);
    to.putInt(HEADER, tags);
    for (int i = 0; i < tags; i++) {
      int entry = HEADER + 4 + ENTRY * i;
      String name = new String(profile, entry, 4, StandardCharsets.ISO_8859_1);
      int start = from.getInt(entry + 4);
      int length = from.getInt(entry + 8);
      if (start < HEADER || length < 8 || start > profile.length - length) {
        throw new IOException("A tag of the color profile is out of range.");
      }
      boolean color = COLOR.contains(name);
      boolean text = name.equals("desc") || name.equals("cprt");
      String newName = color || text ? name : "x%03d".formatted(i);
      System.arraycopy(newName.getBytes(StandardCharsets.ISO_8859_1), 0, clean, entry, 4);
      to.putInt(entry + 4, start).putInt(entry + 8, length);
      if (color) {
        copy(profile, clean, start, start + length);
      } else {
        emptyText(clean, start);
      }
    }
    return clean;
  }

  private static void copy(byte[] from, byte[] to, int start, int end) {
    System.arraycopy(from, start, to, start, end - start);
  }

  /** The type of a text, with nothing in it. */
  private static void emptyText(byte[] profile, int start) {
    if (Arrays.equals(profile, start, start + 4, new byte[4], 0, 4)) {
      System.arraycopy("text".getBytes(StandardCharsets.US_ASCII), 0, profile, start, 4);
    }
  }
}
