package org.microendorse.domain.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Copies a file and overwrites parts of it. Nothing moves, because video and sound files are full
 * of pointers to their data.
 */
final class Blanking {
  private static final byte[] ZEROS = new byte[1 << 16];

  private Blanking() {}

  /**
   * A part to overwrite.
   *
   * @param bytes the first bytes
   * @param zeros how many zeros follow
   */
  record Place(long start, byte[] bytes, long zeros) {
    static Place zeros(long start, long end) {
      return new Place(start, new byte[0], end - start);
    }

    long end() {
      return start + bytes.length + zeros;
    }
  }

  static void copy(Path file, List<Place> places, OutputStream to) throws IOException {
    try (InputStream from = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      long at = 0;
      List<Place> inOrder = places.stream().sorted(Comparator.comparing(Place::start)).toList();
      for (Place place : inOrder) {
        if (place.start() < at || place.zeros() < 0) {
          throw new IOException("Two boxes overlap.");
        }
        Streams.copy(from, to, place.start() - at);
        from.skipNBytes(place.end() - place.start());
        to.write(place.bytes());
        for (long left = place.zeros(); left > 0; left -= ZEROS.length) {
          to.write(ZEROS, 0, (int) Math.min(left, ZEROS.length));
        }
        at = place.end();
      }
      from.transferTo(to);
    }
  }
}
