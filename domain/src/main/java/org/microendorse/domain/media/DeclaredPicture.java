package org.microendorse.domain.media;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The size that a picture claims in its headers, read without decoding anything.
 *
 * @param width of the largest frame, in pixels
 * @param height of the largest frame, in pixels
 * @param frames how many pictures the file holds, counted up to the given limit
 * @param multiScan whether a decoder has to keep the whole picture while it decodes
 */
record DeclaredPicture(long width, long height, long frames, boolean multiScan) {
  private static final Set<String> CONTAINERS = Set.of("meta", "iprp", "ipco");

  long pixels() {
    return width * height;
  }

  /**
   * Reads the headers.
   *
   * @param maxFrames stop counting beyond this
   * @throws IOException if the headers do not state a size
   */
  static DeclaredPicture of(Content content, Path file, long maxFrames) throws IOException {
    if (content == Content.TIFF) {
      try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
        return requireSize(tiff(new Tiff(bytes), maxFrames));
      }
    }
    try (DataInputStream bytes =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      return requireSize(
          switch (content) {
            case JPEG -> jpeg(bytes);
            case PNG -> png(bytes);
            case GIF -> gif(bytes, maxFrames);
            case WEBP -> webp(bytes, maxFrames);
            case BMP -> bmp(bytes);
            case HEIC, HEIF, AVIF -> heif(bytes, Files.size(file));
            default -> throw new IOException("Not a picture: " + content.mediaType());
          });
    }
  }

  private static DeclaredPicture requireSize(DeclaredPicture picture) throws IOException {
    if (picture.width <= 0 || picture.height <= 0) {
      throw new IOException("The headers do not state a size.");
    }
    return picture;
  }

  /** Skips everything between two segments, as decoders do. */
  private static DeclaredPicture jpeg(DataInputStream bytes) throws IOException {
    bytes.skipNBytes(2);
    while (true) {
      int marker = nextMarker(bytes);
      boolean frameHeader =
          marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
      if (frameHeader) {
        bytes.skipNBytes(3);
        long height = bytes.readUnsignedShort();
        long width = bytes.readUnsignedShort();
        boolean progressive = marker % 4 == 2;
        return new DeclaredPicture(width, height, 1, progressive);
      }
      if (marker == 0xD9 || marker == 0xDA) {
        throw new IOException("No frame header before the picture data.");
      }
      boolean alone = marker == 0x01 || marker >= 0xD0 && marker <= 0xD8;
      if (!alone) {
        bytes.skipNBytes(Math.max(0, bytes.readUnsignedShort() - 2));
      }
    }
  }

  private static int nextMarker(DataInputStream bytes) throws IOException {
    int read = bytes.readUnsignedByte();
    while (true) {
      while (read != 0xFF) {
        read = bytes.readUnsignedByte();
      }
      while (read == 0xFF) {
        read = bytes.readUnsignedByte();
      }
      if (read != 0) {
        return read;
      }
    }
  }

  private static DeclaredPicture png(DataInputStream bytes) throws IOException {
    bytes.skipNBytes(16);
    long width = unsigned(bytes.readInt());
    long height = unsigned(bytes.readInt());
    bytes.skipNBytes(4);
    boolean interlaced = bytes.readUnsignedByte() != 0;
    bytes.skipNBytes(4);
    long frames = 1;
    for (String type = ""; !type.equals("IDAT"); ) {
      long length = unsigned(bytes.readInt());
      type = letters(bytes, 4);
      if (type.equals("acTL")) {
        frames = Math.max(1, unsigned(bytes.readInt()));
        break;
      }
      bytes.skipNBytes(length + 4);
    }
    return new DeclaredPicture(width, height, frames, interlaced);
  }

  private static DeclaredPicture gif(DataInputStream bytes, long maxFrames) throws IOException {
    bytes.skipNBytes(6);
    long width = littleShort(bytes);
    long height = littleShort(bytes);
    int screenFlags = bytes.readUnsignedByte();
    bytes.skipNBytes(2);
    long frames = 0;
    boolean interlaced = false;
    try {
      skipTable(bytes, screenFlags);
      for (int block = bytes.readUnsignedByte(); block != 0x3B; block = bytes.readUnsignedByte()) {
        if (block == 0x2C) {
          bytes.skipNBytes(4);
          width = Math.max(width, littleShort(bytes));
          height = Math.max(height, littleShort(bytes));
          int flags = bytes.readUnsignedByte();
          interlaced |= (flags & 0x40) != 0;
          skipTable(bytes, flags);
          bytes.skipNBytes(1);
          frames++;
        } else if (block == 0x21) {
          bytes.skipNBytes(1);
        } else {
          break;
        }
        skipSubBlocks(bytes);
        if (frames > maxFrames) {
          break;
        }
      }
    } catch (EOFException cutOff) {
      // Count what there is.
    }
    return new DeclaredPicture(width, height, Math.max(1, frames), interlaced);
  }

  private static void skipTable(DataInputStream bytes, int flags) throws IOException {
    if ((flags & 0x80) != 0) {
      bytes.skipNBytes(3L << ((flags & 7) + 1));
    }
  }

  private static void skipSubBlocks(DataInputStream bytes) throws IOException {
    for (int length = bytes.readUnsignedByte(); length > 0; length = bytes.readUnsignedByte()) {
      bytes.skipNBytes(length);
    }
  }

  private static DeclaredPicture webp(DataInputStream bytes, long maxFrames) throws IOException {
    bytes.skipNBytes(12);
    long width = 0;
    long height = 0;
    long frames = 0;
    try {
      while (frames <= maxFrames) {
        String type = letters(bytes, 4);
        long length = unsigned(Integer.reverseBytes(bytes.readInt()));
        long left = length + length % 2;
        switch (type) {
          case "VP8X" -> {
            bytes.skipNBytes(4);
            width = Math.max(width, littleTriple(bytes) + 1);
            height = Math.max(height, littleTriple(bytes) + 1);
            left -= 10;
          }
          case "VP8 " -> {
            bytes.skipNBytes(6);
            width = Math.max(width, littleShort(bytes) & 0x3FFF);
            height = Math.max(height, littleShort(bytes) & 0x3FFF);
            left -= 10;
            frames++;
          }
          case "VP8L" -> {
            bytes.skipNBytes(1);
            long sizes = unsigned(Integer.reverseBytes(bytes.readInt()));
            width = Math.max(width, (sizes & 0x3FFF) + 1);
            height = Math.max(height, (sizes >> 14 & 0x3FFF) + 1);
            left -= 5;
            frames++;
          }
          case "ANMF" -> {
            bytes.skipNBytes(6);
            width = Math.max(width, littleTriple(bytes) + 1);
            height = Math.max(height, littleTriple(bytes) + 1);
            left -= 12;
            frames++;
          }
          default -> {}
        }
        bytes.skipNBytes(Math.max(0, left));
      }
    } catch (EOFException end) {
      // All chunks are read.
    }
    return new DeclaredPicture(width, height, Math.max(1, frames), false);
  }

  private static DeclaredPicture bmp(DataInputStream bytes) throws IOException {
    bytes.skipNBytes(14);
    if (Integer.reverseBytes(bytes.readInt()) == 12) {
      return new DeclaredPicture(littleShort(bytes), littleShort(bytes), 1, false);
    }
    long width = Math.abs((long) Integer.reverseBytes(bytes.readInt()));
    long height = Math.abs((long) Integer.reverseBytes(bytes.readInt()));
    return new DeclaredPicture(width, height, 1, false);
  }

  /** The largest of the sizes that its items claim; tiles do not count as frames. */
  private static DeclaredPicture heif(DataInputStream bytes, long fileSize) throws IOException {
    long[] largest = new long[2];
    boxes(bytes, fileSize, largest);
    return new DeclaredPicture(largest[0], largest[1], 1, false);
  }

  private static void boxes(DataInputStream bytes, long room, long[] largest) throws IOException {
    long left = room;
    while (left >= 8) {
      long size = unsigned(bytes.readInt());
      String type = letters(bytes, 4);
      long header = 8;
      if (size == 1) {
        size = bytes.readLong();
        header = 16;
      } else if (size == 0) {
        size = left;
      }
      if (size < header || size > left) {
        throw new IOException("A box is larger than its container.");
      }
      long content = size - header;
      if (type.equals("ispe") && content >= 12) {
        bytes.skipNBytes(4);
        long width = unsigned(bytes.readInt());
        long height = unsigned(bytes.readInt());
        if (width * height > largest[0] * largest[1]) {
          largest[0] = width;
          largest[1] = height;
        }
        bytes.skipNBytes(content - 12);
      } else if (CONTAINERS.contains(type)) {
        int versionAndFlags = type.equals("meta") ? 4 : 0;
        bytes.skipNBytes(versionAndFlags);
        boxes(bytes, content - versionAndFlags, largest);
      } else {
        bytes.skipNBytes(content);
      }
      left -= size;
    }
    bytes.skipNBytes(left);
  }

  private static DeclaredPicture tiff(Tiff tiff, long maxFrames) throws IOException {
    long width = 0;
    long height = 0;
    long frames = 0;
    Set<Long> seen = new HashSet<>();
    for (long at = tiff.firstDirectory(); at != 0 && frames <= maxFrames; frames++) {
      if (!seen.add(at)) {
        throw new IOException("The pages of a TIFF form a circle.");
      }
      int entries = tiff.seek(at).readShort();
      for (int i = 0; i < entries; i++) {
        int tag = tiff.readShort();
        int type = tiff.readShort();
        tiff.skip(4);
        long value = type == 3 ? tiff.readShort() : tiff.readInt();
        if (type == 3) {
          tiff.skip(2);
        }
        boolean isWidth = tag == 256 || tag == 322;
        boolean isHeight = tag == 257 || tag == 323;
        width = isWidth ? Math.max(width, value) : width;
        height = isHeight ? Math.max(height, value) : height;
      }
      at = tiff.readInt();
    }
    return new DeclaredPicture(width, height, frames, false);
  }

  /** Reads numbers in the byte order that the file declares. */
  private static final class Tiff {
    private final RandomAccessFile bytes;
    private final boolean littleEndian;

    Tiff(RandomAccessFile bytes) throws IOException {
      this.bytes = bytes;
      this.littleEndian = bytes.readUnsignedShort() == 0x4949;
      if (readShort() != 42) {
        throw new IOException("Not a classic TIFF.");
      }
    }

    long firstDirectory() throws IOException {
      return readInt();
    }

    Tiff seek(long at) throws IOException {
      bytes.seek(at);
      return this;
    }

    void skip(int count) throws IOException {
      bytes.seek(bytes.getFilePointer() + count);
    }

    int readShort() throws IOException {
      short read = bytes.readShort();
      return (littleEndian ? Short.reverseBytes(read) : read) & 0xFFFF;
    }

    long readInt() throws IOException {
      int read = bytes.readInt();
      return unsigned(littleEndian ? Integer.reverseBytes(read) : read);
    }
  }

  private static String letters(DataInputStream bytes, int count) throws IOException {
    byte[] letters = new byte[count];
    bytes.readFully(letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  private static long unsigned(int value) {
    return Integer.toUnsignedLong(value);
  }

  private static long littleShort(DataInputStream bytes) throws IOException {
    return Short.reverseBytes(bytes.readShort()) & 0xFFFF;
  }

  private static long littleTriple(DataInputStream bytes) throws IOException {
    return littleShort(bytes) | (long) bytes.readUnsignedByte() << 16;
  }
}
