package org.microendorse.domain.media;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Walks the frames of an MP3 (ISO 11172-3) from the first to the last. */
final class Mp3Structure {
  private static final int[] BITRATES_1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] BITRATES_2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };
  private static final int[] RATES = {44100, 48000, 32000};

  /** Between tag and first frame there may be padding. */
  private static final int MOST_PADDING = 1 << 16;

  private Mp3Structure() {}

  /**
   * Checks that there is sound and that the last frame is whole.
   *
   * @throws NotUsable if not
   */
  static void check(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      long at = firstFrame(bytes, afterTags(bytes));
      requireAllThatIsCounted(bytes, at);
      int frames = 0;
      while (true) {
        int length = frameLength(bytes, at);
        if (length == 0) {
          break; // A tag follows, or the file ends.
        }
        if (at + length > bytes.length()) {
          throw new NotUsable(NotTaken.CUT_OFF);
        }
        at += length;
        frames++;
      }
      if (frames == 0) {
        throw new NotUsable(NotTaken.CUT_OFF);
      }
    }
  }

  private static long afterTags(RandomAccessFile bytes) throws IOException {
    long at = 0;
    while (bytes.length() - at >= 10 && letters(bytes, at, 3).equals("ID3")) {
      bytes.seek(at + 5);
      boolean footer = (bytes.readUnsignedByte() & 0x10) != 0;
      long length = 0;
      for (int i = 0; i < 4; i++) {
        length = length << 7 | (bytes.readUnsignedByte() & 0x7F);
      }
      at += 10 + length + (footer ? 10 : 0);
    }
    return at;
  }

  private static long firstFrame(RandomAccessFile bytes, long from) throws IOException {
    int length = (int) Math.clamp(bytes.length() - from, 0, MOST_PADDING);
    if (length < 4) {
      throw new NotUsable(NotTaken.CUT_OFF);
    }
    byte[] start = new byte[length];
    bytes.seek(from);
    bytes.readFully(start);
    for (int i = 0; i + 4 <= length; i++) {
      if (start[i] == (byte) 0xFF && frameLength(ByteBuffer.wrap(start, i, 4).getInt()) > 0) {
        return from + i;
      }
    }
    throw new NotUsable(NotTaken.DAMAGED);
  }

  /** The first frame often says how many bytes of sound there are. */
  private static void requireAllThatIsCounted(RandomAccessFile bytes, long at) throws IOException {
    byte[] frame = new byte[(int) Math.min(192, bytes.length() - at)];
    bytes.seek(at);
    bytes.readFully(frame);
    String text = new String(frame, StandardCharsets.ISO_8859_1);
    int tag = Math.max(text.indexOf("Xing"), text.indexOf("Info"));
    if (tag < 0 || tag + 16 > frame.length) {
      return;
    }
    int flags = ByteBuffer.wrap(frame).getInt(tag + 4);
    boolean counted = (flags & 2) != 0;
    int place = tag + 8 + ((flags & 1) != 0 ? 4 : 0);
    if (counted && place + 4 <= frame.length) {
      long sound = Integer.toUnsignedLong(ByteBuffer.wrap(frame).getInt(place));
      // Programs disagree whether this frame counts.
      if (sound > bytes.length() - at + frameLength(bytes, at)) {
        throw new NotUsable(NotTaken.CUT_OFF);
      }
    }
  }

  private static int frameLength(RandomAccessFile bytes, long at) throws IOException {
    if (bytes.length() - at < 4) {
      return 0;
    }
    bytes.seek(at);
    return frameLength(bytes.readInt());
  }

  /** In bytes; 0 if this is no header of a layer III frame. */
  private static int frameLength(int header) {
    boolean sync = (header & 0xFFE00000) == 0xFFE00000;
    int version = header >> 19 & 3;
    int layer = header >> 17 & 3;
    int bitrate = header >> 12 & 15;
    int rate = header >> 10 & 3;
    if (!sync || version == 1 || layer != 1 || bitrate == 0 || bitrate == 15 || rate == 3) {
      return 0;
    }
    int padding = header >> 9 & 1;
    return version == 3
        ? 144_000 * BITRATES_1[bitrate] / RATES[rate] + padding
        : 72_000 * BITRATES_2[bitrate] / (RATES[rate] / (version == 2 ? 2 : 4)) + padding;
  }

  private static String letters(RandomAccessFile bytes, long at, int count) throws IOException {
    byte[] letters = new byte[count];
    bytes.seek(at);
    bytes.readFully(letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }
}
