package org.microendorse.domain.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Small whole files of many kinds. */
final class Samples {
  private Samples() {}

  static byte[] stored(String name) {
    try (InputStream bytes = Samples.class.getResourceAsStream("/evidence/" + name)) {
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] pdf(int pages) {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage());
      }
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** PNG, JPEG, GIF, BMP, TIFF. */
  static byte[] picture(String format) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      var picture = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < 60 * 40; i++) {
        picture.setRGB(i % 60, i / 60, i * 7919);
      }
      if (!ImageIO.write(picture, format, (OutputStream) bytes)) {
        throw new IllegalArgumentException(format);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] wav() {
    return join(
        ascii("RIFF"),
        little(36 + 800),
        ascii("WAVEfmt "),
        little(16),
        little(0x00010001),
        little(8000),
        little(8000),
        little(0x00080001),
        ascii("data"),
        little(800),
        new byte[800]);
  }

  static byte[] webp() {
    return join(
        ascii("RIFF"),
        little(226),
        ascii("WEBPVP8L"),
        little(214),
        new byte[] {0x2f, 0, 0, 0, 0x10, 7, 0x10, 0x11, 0x11, (byte) 0x88, (byte) 0x88, 8, 7, 0},
        new byte[200]);
  }

  /** Ten frames of 128 kbit/s. */
  static byte[] mp3() {
    byte[] frame = new byte[417];
    frame[0] = (byte) 0xFF;
    frame[1] = (byte) 0xFB;
    frame[2] = (byte) 0x90;
    byte[] sound = ascii("ID3\4\0\0\0\0\0\4\0\0\0\0");
    for (int i = 0; i < 10; i++) {
      sound = join(sound, frame);
    }
    return sound;
  }

  /** A film or recording with tracks of these handlers. */
  static byte[] isoMedia(String brand, String... handlers) {
    byte[] tracks = box("mvhd", new byte[100]);
    for (String handler : handlers) {
      tracks = join(tracks, track(handler, true));
    }
    return join(
        box("ftyp", ascii(brand + "\0\0\0\0" + brand)),
        box("moov", tracks),
        box("mdat", new byte[1000]));
  }

  static byte[] track(String handler, boolean enabled) {
    byte[] header = new byte[84];
    header[3] = (byte) (enabled ? 7 : 6);
    return box(
        "trak",
        join(
            box("tkhd", header),
            box("mdia", box("hdlr", join(new byte[8], ascii(handler), new byte[13])))));
  }

  /** A picture as cameras of phones write it. */
  static byte[] isoPicture(String brand) {
    byte[] handler = box("hdlr", join(new byte[8], ascii("pict"), new byte[13]));
    return join(
        box("ftyp", ascii(brand + "\0\0\0\0mif1")),
        box("meta", join(new byte[4], handler)),
        box("mdat", new byte[1000]));
  }

  static byte[] box(String type, byte[] content) {
    return join(ByteBuffer.allocate(4).putInt(8 + content.length).array(), ascii(type), content);
  }

  /** A compound file with streams of these names. */
  static byte[] ole(String... names) {
    ByteBuffer file = ByteBuffer.allocate(512 * 3).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});
    file.put(new byte[] {(byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
    file.putShort(28, (short) 0xFFFE).putShort(30, (short) 9).putInt(48, 1);
    for (int i = 0; i < 109; i++) {
      file.putInt(76 + 4 * i, i == 0 ? 0 : -1);
    }
    file.putInt(512, -3).putInt(516, -2);
    for (int i = 0; i < names.length; i++) {
      byte[] name = names[i].getBytes(StandardCharsets.UTF_16LE);
      file.put(1024 + 128 * i, name).putShort(1024 + 128 * i + 64, (short) (name.length + 2));
    }
    return file.array();
  }

  static byte[] docx() {
    return zip(
        Map.of(
            "[Content_Types].xml", ascii("<Types/>"), "word/document.xml", ascii("<w:document/>")));
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
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] little(int number) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }

  static byte[] join(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }
}
