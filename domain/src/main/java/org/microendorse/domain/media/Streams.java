package org.microendorse.domain.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Moves bytes in pieces. */
final class Streams {
  private static final int PIECE = 1 << 16;

  private Streams() {}

  /**
   * Copies exactly this many bytes.
   *
   * @throws EOFException if there are fewer
   */
  static void copy(InputStream from, OutputStream to, long length) throws IOException {
    byte[] piece = new byte[(int) Math.min(PIECE, Math.max(length, 1))];
    for (long left = length; left > 0; ) {
      int read = from.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        throw new EOFException("The file ends early.");
      }
      to.write(piece, 0, read);
      left -= read;
    }
  }
}
