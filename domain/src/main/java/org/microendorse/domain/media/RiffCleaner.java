package org.microendorse.domain.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rewrites a WAV or a WebP with only its sound or picture chunks. */
final class RiffCleaner implements Cleaner {
  private static final int HEADER = 12;
  private static final int MOST_CHUNKS = 100_000;
  private static final int MOST_FORMAT = 40;
  private static final Set<String> SOUND = Set.of("fmt ", "data", "fact");
  private static final Set<String> PICTURE =
      Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");

  /** In the flags of an extended WebP: there is EXIF, there is XMP. */
  private static final int TOLD = 0x08 | 0x04;

  private static final int FRAME_HEADER = 16;

  private record Chunk(String type, long start, long length) {
    long end() {
      return start + length;
    }
  }

  @Override
  public void clean(Path file, OutputStream to) throws IOException {
    try (BufferedBytes bytes = new BufferedBytes(file)) {
      if (bytes.length() < HEADER || !bytes.letters(0, 4).equals("RIFF")) {
        throw new IOException("Neither a WAV nor a WebP.");
      }
      String form = bytes.letters(8, 4);
      Set<String> kept = form.equals("WAVE") ? SOUND : PICTURE;
      long end = Math.min(bytes.length(), 8 + littleEndian(bytes, 4));
      List<Chunk> chunks = new ArrayList<>();
      for (Chunk chunk : chunks(bytes, HEADER, form.equals("WAVE") ? bytes.length() : end)) {
        if (kept.contains(chunk.type())) {
          chunks.add(chunk);
        }
      }
      long size = 4;
      for (Chunk chunk : chunks) {
        long length = lengthOf(bytes, chunk);
        size += 8 + length + length % 2;
      }
      to.write(header("RIFF", size));
      to.write(form.getBytes(StandardCharsets.ISO_8859_1));
      for (Chunk chunk : chunks) {
        write(file, bytes, chunk, to);
      }
    }
  }

  private static void write(Path file, BufferedBytes bytes, Chunk chunk, OutputStream to)
      throws IOException {
    long length = lengthOf(bytes, chunk);
    to.write(header(chunk.type(), length));
    switch (chunk.type()) {
      case "VP8X" -> {
        byte[] flags = bytes.read(chunk.start(), (int) length);
        flags[0] &= (byte) ~TOLD;
        to.write(flags);
      }
      case "ICCP" -> to.write(IccProfile.clean(bytes.read(chunk.start(), (int) length)));
      case "ANMF" -> {
        to.write(bytes.read(chunk.start(), FRAME_HEADER));
        for (Chunk inner : frame(bytes, chunk)) {
          write(file, bytes, inner, to);
        }
      }
      default -> copy(file, chunk.start(), length, to);
    }
    if (length % 2 == 1) {
      to.write(0);
    }
  }

  private static long lengthOf(BufferedBytes bytes, Chunk chunk) throws IOException {
    return switch (chunk.type()) {
      case "fmt " -> Math.min(chunk.length(), MOST_FORMAT);
      case "fact" -> Math.min(chunk.length(), 4);
      case "VP8X" -> Math.min(chunk.length(), 10);
      case "ANIM" -> Math.min(chunk.length(), 6);
      case "ICCP" -> Math.min(chunk.length(), 1 << 24);
      case "VP8 ", "VP8L", "ALPH" -> chunk.length();
      case "ANMF" -> {
        long length = FRAME_HEADER;
        for (Chunk inner : frame(bytes, chunk)) {
          length += 8 + inner.length() + inner.length() % 2;
        }
        yield length;
      }
      default -> chunk.length();
    };
  }

  private static List<Chunk> frame(BufferedBytes bytes, Chunk frame) throws IOException {
    return chunks(bytes, frame.start() + FRAME_HEADER, frame.end()).stream()
        .filter(inner -> Set.of("VP8 ", "VP8L", "ALPH").contains(inner.type()))
        .toList();
  }

  private static List<Chunk> chunks(BufferedBytes bytes, long from, long to) throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    long at = from;
    while (to - at >= 8) {
      Chunk chunk = new Chunk(bytes.letters(at, 4), at + 8, littleEndian(bytes, at + 4));
      if (chunk.end() > to || chunks.size() > MOST_CHUNKS) {
        throw new IOException("A chunk has an invalid length, or there are too many.");
      }
      chunks.add(chunk);
      at = chunk.end() + chunk.length() % 2;
    }
    return chunks;
  }

  private static void copy(Path file, long start, long length, OutputStream to) throws IOException {
    try (InputStream from = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      from.skipNBytes(start);
      Streams.copy(from, to, length);
    }
  }

  private static long littleEndian(BufferedBytes bytes, long at) throws IOException {
    return Integer.toUnsignedLong(Integer.reverseBytes((int) bytes.unsignedInt(at)));
  }

  private static byte[] header(String type, long length) {
    return ByteBuffer.allocate(8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(type.getBytes(StandardCharsets.ISO_8859_1))
        .putInt((int) length)
        .array();
  }
}
