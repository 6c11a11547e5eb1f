package org.microendorse.domain.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads the chunks of WAV, WebP and AVI files. */
final class Riff {
  private static final int HEADER = 12;
  private static final int MOST_CHUNKS = 10_000;

  /** The length that programs write if they do not know it when they begin. */
  private static final long UNKNOWN_LENGTH = 0x7FFF_F000L;

  private Riff() {}

  static boolean isRiff(byte[] header) {
    return header.length >= HEADER
        && new String(header, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF");
  }

  /**
   * Detects the content of the file.
   *
   * @throws NotUsable if it is cut off or a kind that is not taken
   */
  static Content contentOf(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      bytes.seek(8);
      return switch (letters(bytes)) {
        case "WAVE" -> whole(bytes, Content.WAV);
        case "WEBP" -> whole(bytes, Content.WEBP);
        case "AVI " -> throw new NotUsable(NotTaken.AVI);
        default -> throw new NotUsable(NotTaken.UNKNOWN);
      };
    } catch (EOFException e) {
      throw new NotUsable(NotTaken.CUT_OFF);
    }
  }

  private static Content whole(RandomAccessFile bytes, Content content) throws IOException {
    boolean found = false;
    long at = HEADER;
    for (int chunks = 0; bytes.length() - at >= 8 && chunks < MOST_CHUNKS; chunks++) {
      bytes.seek(at);
      String type = letters(bytes);
      long length = Integer.toUnsignedLong(Integer.reverseBytes(bytes.readInt()));
      boolean needed = isMedia(type);
      found |= needed && length > 0;
      if (length > bytes.length() - at - 8) {
        if (needed && !(type.equals("data") && length >= UNKNOWN_LENGTH)) {
          throw new NotUsable(NotTaken.CUT_OFF);
        }
        break;
      }
      at += 8 + length + length % 2;
    }
    if (!found) {
      throw new NotUsable(NotTaken.CUT_OFF);
    }
    bytes.seek(4);
    long declared = Integer.toUnsignedLong(Integer.reverseBytes(bytes.readInt()));
    // A picture of several frames may end between two of them.
    if (content == Content.WEBP && declared + 8 > bytes.length() + 1) {
      throw new NotUsable(NotTaken.CUT_OFF);
    }
    return content;
  }

  private static boolean isMedia(String type) {
    return switch (type) {
      case "data", "VP8 ", "VP8L", "ANMF", "ALPH" -> true;
      default -> false;
    };
  }

  private static String letters(RandomAccessFile bytes) throws IOException {
    byte[] letters = new byte[4];
    bytes.readFully(letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }
}
