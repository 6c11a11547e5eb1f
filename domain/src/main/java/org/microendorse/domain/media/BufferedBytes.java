package org.microendorse.domain.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Random access to the bytes of a large file, with a cache of the last pieces read. */
final class BufferedBytes implements AutoCloseable {
  private static final int PIECE = 1 << 14;
  private static final int MOST_PIECES = 32;

  private final RandomAccessFile file;
  private final long length;
  private final Map<Long, byte[]> pieces =
      new LinkedHashMap<>(MOST_PIECES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > MOST_PIECES;
        }
      };

  BufferedBytes(Path file) throws IOException {
    this.file = new RandomAccessFile(file.toFile(), "r");
    this.length = this.file.length();
  }

  long length() {
    return length;
  }

  /**
   * Reads this many bytes.
   *
   * @throws EOFException if there are fewer
   */
  byte[] read(long at, int count) throws IOException {
    if (at < 0 || count < 0 || at > length - count) {
      throw new EOFException("The file ends early.");
    }
    byte[] bytes = new byte[count];
    int done = 0;
    while (done < count) {
      byte[] piece = piece((at + done) / PIECE);
      int from = (int) ((at + done) % PIECE);
      int now = Math.min(piece.length - from, count - done);
      System.arraycopy(piece, from, bytes, done, now);
      done += now;
    }
    return bytes;
  }

  private byte[] piece(long number) throws IOException {
    byte[] piece = pieces.get(number);
    if (piece == null) {
      piece = new byte[(int) Math.min(PIECE, length - number * PIECE)];
      file.seek(number * PIECE);
      file.readFully(piece);
      pieces.put(number, piece);
    }
    return piece;
  }

  long unsignedInt(long at) throws IOException {
    return Integer.toUnsignedLong(ByteBuffer.wrap(read(at, 4)).getInt());
  }

  int unsignedShort(long at) throws IOException {
    return Short.toUnsignedInt(ByteBuffer.wrap(read(at, 2)).getShort());
  }

  int unsignedByte(long at) throws IOException {
    return read(at, 1)[0] & 0xFF;
  }

  String letters(long at, int count) throws IOException {
    return new String(read(at, count), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
