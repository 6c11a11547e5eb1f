package org.microendorse.domain.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads the elements of WebM and Matroska files (RFC 8794, RFC 9559): which tracks there are, and
 * whether the last element is complete. Browsers write segments and clusters of unknown length;
 * those are entered, all others are skipped.
 */
final class Matroska {
  private static final int EBML = 0x1A45DFA3;
  private static final int DOC_TYPE = 0x4282;
  private static final int SEGMENT = 0x18538067;
  private static final int TRACKS = 0x1654AE6B;
  private static final int TRACK_ENTRY = 0xAE;
  private static final int TRACK_TYPE = 0x83;
  private static final int CLUSTER = 0x1F43B675;
  private static final int VIDEO = 1;
  private static final int AUDIO = 2;
  private static final long UNKNOWN = -1;
  private static final int MOST_ELEMENTS = 2_000_000;

  private final RandomAccessFile bytes;
  private final long end;
  private boolean webm;
  private boolean video;
  private boolean sound;
  private boolean media;
  private int elements;

  private Matroska(RandomAccessFile bytes) throws IOException {
    this.bytes = bytes;
    this.end = bytes.length();
  }

  static boolean isMatroska(byte[] header) {
    return header.length >= 4
        && (header[0] & 0xFF) == 0x1A
        && (header[1] & 0xFF) == 0x45
        && (header[2] & 0xFF) == 0xDF
        && (header[3] & 0xFF) == 0xA3;
  }

  /**
   * Detects the content of the file.
   *
   * @throws NotUsable if it is cut off or holds neither picture nor sound
   */
  static Content contentOf(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      Matroska reader = new Matroska(bytes);
      reader.walk(0, reader.end);
      return reader.content();
    } catch (EOFException e) {
      throw new NotUsable(NotTaken.CUT_OFF);
    }
  }

  private Content content() throws NotUsable {
    if (!media) {
      throw new NotUsable(NotTaken.CUT_OFF);
    }
    if (video) {
      return webm ? Content.WEBM : Content.MATROSKA;
    }
    if (sound) {
      return webm ? Content.WEBM_AUDIO : Content.MATROSKA_AUDIO;
    }
    throw new NotUsable(NotTaken.NO_TRACKS);
  }

  private void walk(long from, long to) throws IOException {
    long at = from;
    while (at < to) {
      if (++elements > MOST_ELEMENTS) {
        throw new NotUsable(NotTaken.DAMAGED);
      }
      bytes.seek(at);
      int id = (int) number(false);
      long length = number(true);
      long content = bytes.getFilePointer();
      if (length == UNKNOWN) {
        if (id != SEGMENT && id != CLUSTER) {
          throw new NotUsable(NotTaken.DAMAGED);
        }
        media |= id == CLUSTER;
        at = content; // Its children are read as if they were siblings.
        continue;
      }
      if (length > end - content) {
        throw new NotUsable(NotTaken.CUT_OFF);
      }
      if (length > to - content) {
        throw new NotUsable(NotTaken.DAMAGED);
      }
      look(id, content, length);
      at = content + length;
    }
  }

  private void look(int id, long content, long length) throws IOException {
    switch (id) {
      case EBML, SEGMENT, TRACKS, TRACK_ENTRY -> walk(content, content + length);
      case CLUSTER -> media = true;
      case DOC_TYPE -> {
        byte[] type = new byte[(int) Math.min(length, 16)];
        bytes.readFully(type);
        webm = new String(type, StandardCharsets.US_ASCII).startsWith("webm");
      }
      case TRACK_TYPE -> {
        int type = length == 1 ? bytes.readUnsignedByte() : 0;
        video |= type == VIDEO;
        sound |= type == AUDIO;
      }
      default -> {}
    }
  }

  /** A number of one to eight bytes; the first one says how many. */
  private long number(boolean isLength) throws IOException {
    int first = bytes.readUnsignedByte();
    int more = Integer.numberOfLeadingZeros(first) - 24;
    if (more > (isLength ? 7 : 3)) {
      throw new NotUsable(NotTaken.DAMAGED);
    }
    long value = isLength ? first & (0x7F >> more) : first;
    boolean allOnes = isLength && value == (0x7F >> more);
    for (int i = 0; i < more; i++) {
      int next = bytes.readUnsignedByte();
      allOnes &= next == 0xFF;
      value = value << 8 | next;
    }
    return allOnes ? UNKNOWN : value;
  }
}
