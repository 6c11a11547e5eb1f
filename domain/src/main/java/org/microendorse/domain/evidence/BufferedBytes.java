package org.microendorse.domain.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Bytes of a large file at any place, read in pieces. */
final class BufferedBytes implements AutoCloseable {
  private static final int PIECE = 1 << 16;

  private final RandomAccessFile file;
  private final long length;
  private byte[] piece = {};
  private long pieceStart;

  BufferedBytes(Path file) throws IOException {
    this.file = new RandomAccessFile(file.toFile(), "r");
    this.length = this.file.length();
  }

  long length() {
    return length;
  }

  /**
   * So many bytes.
   *
   * @throws EOFException if there are fewer
   */
  byte[] read(long at, int count) throws IOException {
    if (at < 0 || count < 0 || at > length - count) {
      throw new EOFException("The file ends early.");
    }
    if (at < pieceStart || at + count > pieceStart + piece.length) {
      piece = new byte[(int) Math.min(Math.max(PIECE, count), length - at)];
      file.seek(at);
      file.readFully(piece);
      pieceStart = at;
    }
    int from = (int) (at - pieceStart);
    return Arrays.copyOfRange(piece, from, from + count);
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
