package org.microendorse.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;

/** What tests of cleaners have in common: making files byte by byte, and reading copies. */
abstract class CleanerTest {
  @TempDir Path folder;

  final Markers markers = new Markers();

  byte[] cleaned(Content content, byte[] bytes) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "file", ".part"), bytes);
    ByteArrayOutputStream clean = new ByteArrayOutputStream();
    Cleaners.of(content).clean(file, clean);
    assertThat(file).as("the original").hasBinaryContent(bytes);
    return clean.toByteArray();
  }

  /** The copy; no marker is left in it, and all were found before. */
  byte[] unmarked(Content content, byte[] bytes) throws IOException {
    Set<String> hidden = markers.places();
    hidden.removeAll(markers.foundIn(bytes));
    assertThat(hidden).as("planted, but not even found in the original").isEmpty();
    byte[] clean = cleaned(content, bytes);
    assertThat(markers.foundIn(clean)).as("left in a copy of " + content).isEmpty();
    return clean;
  }

  /** A color profile of Java's, whose description and copyright are markers. */
  byte[] profile() {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    ByteBuffer tags = ByteBuffer.wrap(profile);
    for (int i = 0; i < tags.getInt(128); i++) {
      String name = new String(profile, 132 + 12 * i, 4, StandardCharsets.US_ASCII);
      int start = tags.getInt(132 + 12 * i + 4);
      int length = tags.getInt(132 + 12 * i + 8);
      byte[] marker = markers.bytes(name + " of a color profile");
      if ((name.equals("desc") || name.equals("cprt")) && length >= 12 + marker.length) {
        System.arraycopy(marker, 0, profile, start + 12, marker.length);
      } else {
        markers.forgetLast();
      }
    }
    return profile;
  }

  static void assertSamePicture(byte[] one, byte[] other) throws IOException {
    assertThat(pixels(other)).isEqualTo(pixels(one));
  }

  private static int[] pixels(byte[] picture) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  static byte[] image(String format) {
    BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 40; x++) {
      for (int y = 0; y < 30; y++) {
        image.setRGB(x, y, x * 65_793 + y * 256);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] segment(int marker, byte[]... content) {
    byte[] inside = join(content);
    int length = inside.length + 2;
    byte[] head = {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length};
    return join(head, inside);
  }

  static byte[] chunk(String type, byte[]... content) {
    byte[] inside = join(content);
    byte[] body = join(ascii(type), inside);
    CRC32 checksum = new CRC32();
    checksum.update(body);
    return join(int32(inside.length), body, int32((int) checksum.getValue()));
  }

  static byte[] riffChunk(String type, byte[]... content) {
    byte[] inside = join(content);
    return join(ascii(type), little(inside.length), inside, new byte[inside.length % 2]);
  }

  static byte[] box(String type, byte[]... content) {
    byte[] inside = join(content);
    return join(int32(8 + inside.length), ascii(type), inside);
  }

  static byte[] int32(int number) {
    return ByteBuffer.allocate(4).putInt(number).array();
  }

  static byte[] int16(int number) {
    return ByteBuffer.allocate(2).putShort((short) number).array();
  }

  static byte[] little(int number) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }

  static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    return parts;
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
