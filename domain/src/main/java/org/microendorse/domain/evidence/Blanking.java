package org.microendorse.domain.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Copies a file, putting something else over some places. Nothing moves: films and sound are full
 * of pointers to where their data is.
 */
final class Blanking {
  private static final byte[] ZEROS = new byte[1 << 16];

  private Blanking() {}

  /**
   * A place to put something over: four letters, then zeros.
   *
   * @param start of the four letters
   * @param gap bytes after the letters that stay as they are
   * @param zeros bytes after the gap to be blanked
   */
  record Place(long start, String letters, int gap, long zeros) {}

  static void copy(Path file, List<Place> places, OutputStream to) throws IOException {
    try (InputStream from = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      long at = 0;
      List<Place> inOrder = places.stream().sorted(Comparator.comparing(Place::start)).toList();
      for (Place place : inOrder) {
        Streams.copy(from, to, place.start() - at);
        from.skipNBytes(4);
        to.write(place.letters().getBytes(StandardCharsets.ISO_8859_1), 0, 4);
        Streams.copy(from, to, place.gap());
        from.skipNBytes(place.zeros());
        for (long left = place.zeros(); left > 0; left -= ZEROS.length) {
          to.write(ZEROS, 0, (int) Math.min(left, ZEROS.length));
        }
        at = place.start() + 4 + place.gap() + place.zeros();
      }
      from.transferTo(to);
    }
  }
}
