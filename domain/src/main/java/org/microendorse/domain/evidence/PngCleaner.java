package org.microendorse.domain.evidence;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Keeps of a PNG the chunks that make its picture; text, time, EXIF and XMP are others. */
final class PngCleaner implements Cleaner {
  private static final int SIGNATURE = 8;
  private static final Set<String> PICTURE =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP",
          "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT");

  @Override
  public void clean(Path file, OutputStream to) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      clean(in, to);
    }
  }

  /** What follows the last chunk is left out as well. */
  void clean(InputStream in, OutputStream to) throws IOException {
    DataInputStream from = new DataInputStream(in);
    DataOutputStream out = new DataOutputStream(to);
    out.write(from.readNBytes(SIGNATURE));
    byte[] type = new byte[4];
    String name;
    do {
      int length = from.readInt();
      from.readFully(type);
      name = new String(type, StandardCharsets.ISO_8859_1);
      if (length < 0) {
        throw new IOException("A chunk of a PNG has no such length.");
      }
      long withChecksum = length + 4L;
      if (PICTURE.contains(name)) {
        out.writeInt(length);
        out.write(type);
        Streams.copy(from, out, withChecksum);
      } else {
        from.skipNBytes(withChecksum);
      }
    } while (!name.equals("IEND"));
    out.flush();
  }
}
