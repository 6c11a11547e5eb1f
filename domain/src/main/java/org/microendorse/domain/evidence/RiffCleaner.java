package org.microendorse.domain.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Blanks in WAV and WebP every chunk that is neither sound nor picture. */
final class RiffCleaner implements Cleaner {
  private static final int HEADER = 12;
  private static final int MOST_CHUNKS = 10_000;
  private static final Set<String> WANTED =
      Set.of(
          "fmt ", "data", "fact", "JUNK", "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");

  @Override
  public void clean(Path file, OutputStream to) throws IOException {
    List<Blanking.Place> places = new ArrayList<>();
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      byte[] type = new byte[4];
      long at = HEADER;
      while (bytes.length() - at >= 8) {
        bytes.seek(at);
        bytes.readFully(type);
        long length = Integer.toUnsignedLong(Integer.reverseBytes(bytes.readInt()));
        if (length > bytes.length() - at - 8 || places.size() > MOST_CHUNKS) {
          throw new IOException("A chunk has no such length, or there are too many.");
        }
        if (!WANTED.contains(new String(type, StandardCharsets.ISO_8859_1))) {
          places.add(new Blanking.Place(at, "JUNK", 4, length));
        }
        at += 8 + length + length % 2;
      }
    }
    Blanking.copy(file, places, to);
  }
}
