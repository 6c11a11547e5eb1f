package org.microendorse.domain.media;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Keeps only the chunks of a PNG that make its picture, without text, time, EXIF and XMP. */
final class PngCleaner implements Cleaner {
  private static final int SIGNATURE = 8;
  private static final int MOST_PROFILE = 8 << 20;
  private static final Set<String> PICTURE =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "sBIT", "sRGB", "cICP", "bKGD",
          "hIST", "pHYs", "acTL", "fcTL", "fdAT");

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
    byte[] signature = from.readNBytes(SIGNATURE);
    if (signature.length < SIGNATURE || signature[1] != 'P' || signature[2] != 'N') {
      throw new IOException("Not a PNG: signature missing.");
    }
    out.write(signature);
    byte[] type = new byte[4];
    String name;
    do {
      int length = from.readInt();
      from.readFully(type);
      name = new String(type, StandardCharsets.ISO_8859_1);
      if (length < 0) {
        throw new IOException("A PNG chunk has an invalid length.");
      }
      long withChecksum = length + 4L;
      if (name.equals("iCCP") && length <= MOST_PROFILE) {
        byte[] chunk = new byte[length];
        from.readFully(chunk);
        from.skipNBytes(4);
        writeProfile(chunk, out);
      } else if (PICTURE.contains(name)) {
        out.writeInt(length);
        out.write(type);
        Streams.copy(from, out, withChecksum);
      } else {
        from.skipNBytes(withChecksum);
      }
    } while (!name.equals("IEND"));
    out.flush();
  }

  /** The name is followed by the compressed profile. */
  private static void writeProfile(byte[] chunk, DataOutputStream to) throws IOException {
    int name = 0;
    while (name < chunk.length && chunk[name] != 0) {
      name++;
    }
    byte[] profile;
    try (InputStream packed =
        new InflaterInputStream(
            new ByteArrayInputStream(chunk, name + 2, Math.max(0, chunk.length - name - 2)))) {
      profile = packed.readNBytes(MOST_PROFILE);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("iCCPn\0\0".getBytes(StandardCharsets.ISO_8859_1));
    try (OutputStream packed = new DeflaterOutputStream(body)) {
      packed.write(IccProfile.clean(profile));
    }
    CRC32 checksum = new CRC32();
    checksum.update(body.toByteArray());
    to.writeInt(body.size() - 4);
    to.write(body.toByteArray());
    to.writeInt((int) checksum.getValue());
  }
}
