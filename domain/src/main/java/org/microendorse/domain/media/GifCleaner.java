package org.microendorse.domain.media;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps the pictures of a GIF, their order and how often they are shown; removes comments, texts,
 * XMP and everything after the end.
 */
final class GifCleaner implements Cleaner {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int END = 0x3B;
  private static final int CONTROL = 0xF9;
  private static final int APPLICATION = 0xFF;

  @Override
  public void clean(Path file, OutputStream to) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      DataInputStream from = new DataInputStream(in);
      byte[] header = from.readNBytes(13);
      if (header.length < 13
          || !new String(header, 0, 3, StandardCharsets.US_ASCII).equals("GIF")) {
        throw new IOException("Not a GIF.");
      }
      to.write(header);
      Streams.copy(from, to, colors(header[10]));
      for (int block = from.readUnsignedByte(); block != END; block = from.readUnsignedByte()) {
        if (block == IMAGE) {
          byte[] description = new byte[9];
          from.readFully(description);
          to.write(IMAGE);
          to.write(description);
          Streams.copy(from, to, colors(description[8]));
          to.write(from.readUnsignedByte());
          blocks(from, to);
        } else if (block == EXTENSION) {
          extension(from, to);
        } else {
          throw new IOException("The GIF has an invalid block.");
        }
      }
      to.write(END);
    }
  }

  private static long colors(byte flags) {
    return (flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1);
  }

  private static void extension(DataInputStream from, OutputStream to) throws IOException {
    int label = from.readUnsignedByte();
    byte[] first = new byte[from.readUnsignedByte()];
    from.readFully(first);
    boolean control = label == CONTROL && first.length == 4;
    boolean loop =
        label == APPLICATION && new String(first, StandardCharsets.US_ASCII).equals("NETSCAPE2.0");
    if (control) {
      to.write(new byte[] {EXTENSION, (byte) label, 4});
      to.write(first);
      to.write(0);
    }
    for (int length = first.length == 0 ? 0 : from.readUnsignedByte(); length > 0; ) {
      byte[] data = new byte[length];
      from.readFully(data);
      if (loop && length == 3 && data[0] == 1) {
        to.write(new byte[] {EXTENSION, (byte) label, 11});
        to.write(first);
        to.write(3);
        to.write(data);
        to.write(0);
        loop = false;
      }
      length = from.readUnsignedByte();
    }
  }

  private static void blocks(DataInputStream from, OutputStream to) throws IOException {
    int length;
    do {
      length = from.readUnsignedByte();
      to.write(length);
      Streams.copy(from, to, length);
    } while (length > 0);
  }
}
