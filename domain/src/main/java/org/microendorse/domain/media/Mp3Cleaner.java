package org.microendorse.domain.media;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Keeps only the sound frames of an MP3 (ISO 11172-3). Tags before (ID3v2), between and after them
 * (ID3v1, APE, Lyrics3) are removed; an encoder's comment in a frame is blanked.
 */
final class Mp3Cleaner implements Cleaner {
  private static final int ID3_HEADER = 10;
  private static final int[] SAMPLE_RATES = {44_100, 48_000, 32_000};
  private static final int[] MPEG_1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] MPEG_2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };

  /** The name of the encoder, after the tables of a variable bit rate. */
  private static final int ENCODER = 120;

  @Override
  public void clean(Path file, OutputStream to) throws IOException {
    try (BufferedBytes bytes = new BufferedBytes(file)) {
      BufferedOutputStream out = new BufferedOutputStream(to, 1 << 16);
      long at = afterId3(bytes, 0);
      boolean first = true;
      while (at + 4 <= bytes.length()) {
        int length = frameLength(bytes, at);
        if (length == 0 || at + length > bytes.length()) {
          at = afterId3(bytes, at) > at ? afterId3(bytes, at) : at + 1;
          continue;
        }
        byte[] frame = bytes.read(at, length);
        if (first) {
          blankEncoder(frame);
          first = false;
        }
        out.write(frame);
        at += length;
      }
      if (first) {
        throw new IOException("The MP3 has no sound frame.");
      }
      out.flush();
    }
  }

  private static long afterId3(BufferedBytes bytes, long start) throws IOException {
    long at = start;
    while (bytes.length() - at >= ID3_HEADER && bytes.letters(at, 3).equals("ID3")) {
      boolean footer = (bytes.read(at + 5, 1)[0] & 0x10) != 0;
      long length = 0;
      for (byte b : bytes.read(at + 6, 4)) {
        length = length << 7 | (b & 0x7F);
      }
      at += ID3_HEADER + length + (footer ? ID3_HEADER : 0);
    }
    if (at > bytes.length()) {
      throw new IOException("An MP3 tag has an invalid length.");
    }
    return at;
  }

  /**
   * The length of a frame; 0 if there is no layer III frame. It takes two in a row, or one at the
   * end.
   */
  private static int frameLength(BufferedBytes bytes, long at) throws IOException {
    int length = lengthByHeader(bytes, at);
    boolean followed =
        length > 0
            && (at + length == bytes.length()
                || isTag(bytes, at + length)
                || (at + length + 4 <= bytes.length() && lengthByHeader(bytes, at + length) > 0));
    return followed ? length : 0;
  }

  private static boolean isTag(BufferedBytes bytes, long at) throws IOException {
    if (at + 3 > bytes.length()) {
      return true;
    }
    return switch (bytes.letters(at, 3)) {
      case "TAG", "APE", "LYR", "ID3" -> true;
      default -> false;
    };
  }

  private static int lengthByHeader(BufferedBytes bytes, long at) throws IOException {
    byte[] header = bytes.read(at, 4);
    boolean sync = (header[0] & 0xFF) == 0xFF && (header[1] & 0xE0) == 0xE0;
    int version = (header[1] >> 3) & 3;
    boolean layer3 = ((header[1] >> 1) & 3) == 1;
    int rate = (header[2] >> 4) & 15;
    int samples = (header[2] >> 2) & 3;
    if (!sync || version == 1 || !layer3 || rate == 0 || rate == 15 || samples == 3) {
      return 0;
    }
    int bits = (version == 3 ? MPEG_1 : MPEG_2)[rate] * 1000;
    int frequency = SAMPLE_RATES[samples] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
    return (version == 3 ? 144 : 72) * bits / frequency + ((header[2] >> 1) & 1);
  }

  /** The first frame of a variable bit rate has tables; everything after them is the encoder's. */
  private static void blankEncoder(byte[] frame) {
    String text = new String(frame, StandardCharsets.ISO_8859_1);
    int tables = Math.max(text.indexOf("Xing"), text.indexOf("Info"));
    if (tables > 0 && tables < 40) {
      for (int i = tables + ENCODER; i < frame.length; i++) {
        frame[i] = 0;
      }
    }
  }
}
