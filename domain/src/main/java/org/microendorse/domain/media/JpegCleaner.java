package org.microendorse.domain.media;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what makes the picture of a JPEG: JFIF, color profile and Adobe's color transform, and from
 * EXIF only the orientation. Comments, all other EXIF, XMP and IPTC, and everything after the
 * picture (a phone's video, a second picture with its own EXIF) are removed. The picture itself is
 * not encoded again.
 */
final class JpegCleaner implements Cleaner {
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int EXIF = 0xE1;
  private static final int ICC = 0xE2;
  private static final int ADOBE = 0xEE;
  private static final int JFIF = 14;
  private static final int ADOBE_LENGTH = 12;
  private static final String PROFILE = "ICC_PROFILE\0";
  private static final int PROFILE_HEADER = 14;
  private static final int PROFILE_PART = 65_000;
  private static final int MOST_PROFILE = 8 << 20;
  private static final int ORIENTATION = 0x0112;

  @Override
  public void clean(Path file, OutputStream to) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      clean(in, to);
    }
  }

  void clean(InputStream in, OutputStream to) throws IOException {
    DataInputStream from = new DataInputStream(in);
    if (from.readUnsignedShort() != (0xFF00 | START)) {
      throw new IOException("Not a JPEG: SOI marker missing.");
    }
    writeMarker(to, START);
    ByteArrayOutputStream profile = new ByteArrayOutputStream();
    boolean drawn = false;
    int marker = nextMarker(from);
    while (marker != END) {
      int length = from.readUnsignedShort() - 2;
      if (length < 0) {
        throw new IOException("A JPEG segment has an invalid length.");
      }
      byte[] segment = new byte[length];
      from.readFully(segment);
      if (marker == EXIF) {
        writeOrientation(segment, to);
      } else if (marker == ICC && startsWith(segment, PROFILE) && length > PROFILE_HEADER) {
        if (profile.size() > MOST_PROFILE) {
          throw new IOException("The color profile of the JPEG is too large.");
        }
        profile.write(segment, PROFILE_HEADER, length - PROFILE_HEADER);
      } else {
        byte[] kept = picture(marker, segment);
        if (kept != null && marker >= 0xC0 && marker <= 0xDD) {
          writeProfile(profile, to);
        }
        if (kept != null) {
          writeSegment(marker, kept, to);
        }
      }
      drawn |= marker == SCAN;
      marker = marker == SCAN ? copyScan(from, to) : nextMarker(from);
    }
    if (!drawn) {
      throw new IOException("The JPEG has no picture.");
    }
    writeMarker(to, END);
  }

  /** JFIF without a thumbnail, Adobe's color transform; tables, frames and scans. */
  private static byte @Nullable [] picture(int marker, byte[] segment) {
    if (marker == APP0) {
      return startsWith(segment, "JFIF\0") && segment.length >= JFIF ? jfif(segment) : null;
    }
    if (marker == ADOBE) {
      return startsWith(segment, "Adobe") && segment.length >= ADOBE_LENGTH
          ? Arrays.copyOf(segment, ADOBE_LENGTH)
          : null;
    }
    boolean tables = marker == 0xC4 || marker == 0xCC || (marker >= SCAN && marker <= 0xDD);
    boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC8;
    return tables || frame ? segment : null;
  }

  private static byte[] jfif(byte[] segment) {
    byte[] plain = Arrays.copyOf(segment, JFIF);
    plain[JFIF - 2] = 0;
    plain[JFIF - 1] = 0;
    return plain;
  }

  private static void writeSegment(int marker, byte[] segment, OutputStream to) throws IOException {
    writeMarker(to, marker);
    to.write((segment.length + 2) >> 8);
    to.write(segment.length + 2);
    to.write(segment);
  }

  /**
   * A color profile may be split into several segments: it is cleaned as a whole and split again.
   */
  private static void writeProfile(ByteArrayOutputStream profile, OutputStream to)
      throws IOException {
    if (profile.size() == 0) {
      return;
    }
    byte[] clean = IccProfile.clean(profile.toByteArray());
    int parts = (clean.length + PROFILE_PART - 1) / PROFILE_PART;
    for (int part = 0; part < parts; part++) {
      ByteArrayOutputStream segment = new ByteArrayOutputStream();
      segment.writeBytes(PROFILE.getBytes(StandardCharsets.ISO_8859_1));
      segment.write(part + 1);
      segment.write(parts);
      int start = part * PROFILE_PART;
      segment.write(clean, start, Math.min(PROFILE_PART, clean.length - start));
      writeSegment(ICC, segment.toByteArray(), to);
    }
    profile.reset();
  }

  /** The compressed picture, up to the next marker, which is returned; cut off, it just ends. */
  private static int copyScan(InputStream from, OutputStream to) throws IOException {
    while (true) {
      int b = from.read();
      if (b < 0) {
        return END;
      }
      if (b != 0xFF) {
        to.write(b);
        continue;
      }
      int next = read(from);
      while (next == 0xFF) {
        next = read(from);
      }
      boolean belongsToTheScan = next == 0 || (next >= 0xD0 && next <= 0xD7);
      if (!belongsToTheScan) {
        return next;
      }
      writeMarker(to, next);
    }
  }

  private static int nextMarker(InputStream from) throws IOException {
    if (read(from) != 0xFF) {
      throw new IOException("The JPEG lacks a marker where one should be.");
    }
    int marker = read(from);
    while (marker == 0xFF) {
      marker = read(from);
    }
    return marker;
  }

  /** Without the orientation, a photo taken with an upright phone is rotated. */
  private static void writeOrientation(byte[] exif, OutputStream to) throws IOException {
    int orientation = orientation(exif);
    if (orientation < 2 || orientation > 8) {
      return;
    }
    ByteBuffer segment = ByteBuffer.allocate(36);
    segment.put((byte) 0xFF).put((byte) EXIF).putShort((short) 34);
    segment.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
    segment.putShort((short) 1);
    segment.putShort((short) ORIENTATION).putShort((short) 3).putInt(1);
    segment.putShort((short) orientation).putShort((short) 0).putInt(0);
    to.write(segment.array());
  }

  /** The orientation; 0 if there is none. */
  private static int orientation(byte[] exif) {
    if (!startsWith(exif, "Exif\0\0") || exif.length < 16) {
      return 0;
    }
    ByteBuffer tiff = ByteBuffer.wrap(exif, 6, exif.length - 6).slice();
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return 0;
    }
    int entries = Short.toUnsignedInt(tiff.getShort(directory));
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (entry + 12 > tiff.limit()) {
        return 0;
      }
      if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
        return Short.toUnsignedInt(tiff.getShort(entry + 8));
      }
    }
    return 0;
  }

  private static boolean startsWith(byte[] segment, String start) {
    byte[] expected = start.getBytes(StandardCharsets.ISO_8859_1);
    return segment.length >= expected.length
        && Arrays.equals(segment, 0, expected.length, expected, 0, expected.length);
  }

  private static void writeMarker(OutputStream to, int marker) throws IOException {
    to.write(0xFF);
    to.write(marker);
  }

  private static int read(InputStream from) throws IOException {
    int b = from.read();
    if (b < 0) {
      throw new IOException("The JPEG ends early.");
    }
    return b;
  }
}
