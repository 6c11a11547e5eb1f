package org.microendorse.domain.media;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the pages of an Ogg file (RFC 3533): which codecs it carries, and whether it is whole. */
final class Ogg {
  private static final int HEADER_AFTER_PATTERN = 23;
  private static final int FIRST_PAGE = 2;

  private Ogg() {}

  static boolean isOgg(byte[] header) {
    return header.length >= 4
        && new String(header, 0, 4, StandardCharsets.ISO_8859_1).equals("OggS");
  }

  /**
   * Detects the content of the file.
   *
   * @throws NotUsable if it is cut off or has a picture track
   */
  static Content contentOf(Path file) throws IOException {
    Content content = Content.OGG;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      DataInputStream pages = new DataInputStream(in);
      byte[] pattern = new byte[4];
      byte[] header = new byte[HEADER_AFTER_PATTERN];
      for (int read = pages.read(pattern); read >= 0; read = pages.read(pattern)) {
        if (read < 4 || !isOgg(pattern)) {
          break; // A tag follows.
        }
        pages.readFully(header);
        long length = 0;
        for (int segments = header[HEADER_AFTER_PATTERN - 1] & 0xFF; segments > 0; segments--) {
          length += pages.readUnsignedByte();
        }
        byte[] start = new byte[(int) Math.min(length, 8)];
        pages.readFully(start);
        pages.skipNBytes(length - start.length);
        if ((header[1] & FIRST_PAGE) != 0) {
          content = codec(new String(start, StandardCharsets.ISO_8859_1), content);
        }
      }
      return content;
    } catch (EOFException e) {
      throw new NotUsable(NotTaken.CUT_OFF);
    }
  }

  private static Content codec(String start, Content otherwise) throws NotUsable {
    if (start.startsWith("theora", 1) || start.startsWith("video", 1)) {
      throw new NotUsable(NotTaken.OTHER_VIDEO);
    }
    if (start.startsWith("OpusHead")) {
      return Content.OPUS;
    }
    return start.startsWith("vorbis", 1) ? Content.VORBIS : otherwise;
  }
}
