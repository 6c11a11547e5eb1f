package org.microendorse.domain.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Leaves out the tags before and after the sound of an MP3: ID3v2 in front, ID3v1 at the end. */
final class Mp3Cleaner implements Cleaner {
  private static final int ID3_V1 = 128;
  private static final int ID3_V2_HEADER = 10;
  private static final int APE_FOOTER = 32;

  @Override
  public void clean(Path file, OutputStream to) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      long start = startOfSound(bytes);
      long end = bytes.length();
      if (end - start >= ID3_V1 && letters(bytes, end - ID3_V1, 3).equals("TAG")) {
        end -= ID3_V1;
      }
      if (end - start >= APE_FOOTER && letters(bytes, end - APE_FOOTER, 8).equals("APETAGEX")) {
        throw new IOException("An MP3 with a kind of tag that is not known here.");
      }
      bytes.seek(start);
      Streams.copy(Channels.newInputStream(bytes.getChannel()), to, end - start);
    }
  }

  private static long startOfSound(RandomAccessFile bytes) throws IOException {
    long at = 0;
    while (bytes.length() - at >= ID3_V2_HEADER && letters(bytes, at, 3).equals("ID3")) {
      bytes.seek(at + 5);
      boolean footer = (bytes.readUnsignedByte() & 0x10) != 0;
      long length = 0;
      for (int i = 0; i < 4; i++) {
        length = length << 7 | (bytes.readUnsignedByte() & 0x7F);
      }
      at += ID3_V2_HEADER + length + (footer ? ID3_V2_HEADER : 0);
    }
    if (at > bytes.length()) {
      throw new IOException("A tag of an MP3 has no such length.");
    }
    return at;
  }

  private static String letters(RandomAccessFile bytes, long at, int count) throws IOException {
    byte[] letters = new byte[count];
    bytes.seek(at);
    bytes.readFully(letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }
}
