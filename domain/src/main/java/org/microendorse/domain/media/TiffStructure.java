package org.microendorse.domain.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the first directory of a TIFF and checks that its picture is complete. */
final class TiffStructure {
  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_LENGTHS = 279;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_LENGTHS = 325;
  private static final int SHORT = 3;

  private final SeekableByteChannel bytes;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  private TiffStructure(SeekableByteChannel bytes) {
    this.bytes = bytes;
  }

  /**
   * Checks that the picture ends before the file does.
   *
   * @throws EOFException if not
   */
  static void check(Path file) throws IOException {
    try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
      new TiffStructure(bytes).check();
    }
  }

  private void check() throws IOException {
    if (read(0, 2).get(0) == 'M') {
      order = ByteOrder.BIG_ENDIAN;
    }
    if (read(2, 2).getShort() != 42) {
      return; // BigTIFF.
    }
    long directory = Integer.toUnsignedLong(read(4, 4).getInt());
    int entries = Short.toUnsignedInt(read(directory, 2).getShort());
    ByteBuffer all = read(directory + 2, entries * 12);
    long offset = 0;
    long length = 0;
    for (int i = 0; i < entries; i++) {
      switch (Short.toUnsignedInt(all.getShort(i * 12))) {
        case STRIP_OFFSETS, TILE_OFFSETS -> offset = last(all, i * 12);
        case STRIP_LENGTHS, TILE_LENGTHS -> length = last(all, i * 12);
        default -> {}
      }
    }
    if (offset + length > bytes.size()) {
      throw new EOFException();
    }
  }

  private long last(ByteBuffer directory, int entry) throws IOException {
    boolean isShort = directory.getShort(entry + 2) == SHORT;
    long count = Integer.toUnsignedLong(directory.getInt(entry + 4));
    int size = isShort ? 2 : 4;
    if (count == 0) {
      return 0;
    }
    ByteBuffer value =
        count * size <= 4
            ? directory.slice(entry + 8 + (int) (count - 1) * size, size).order(order)
            : read(Integer.toUnsignedLong(directory.getInt(entry + 8)) + (count - 1) * size, size);
    return isShort
        ? Short.toUnsignedLong(value.getShort())
        : Integer.toUnsignedLong(value.getInt());
  }

  private ByteBuffer read(long at, int length) throws IOException {
    if (at + length > bytes.size()) {
      throw new EOFException();
    }
    ByteBuffer buffer = ByteBuffer.allocate(length).order(order);
    bytes.position(at);
    while (buffer.hasRemaining()) {
      if (bytes.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip().order(order);
  }
}
