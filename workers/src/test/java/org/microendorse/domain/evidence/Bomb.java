package org.microendorse.domain.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Small files that claim to be large, unpack to something large, or send a reader in circles: one
 * set for each kind of file that evidence may have.
 */
enum Bomb {
  JPEG("photo.jpg", "REFUSED") {
    @Override
    byte[] make() {
      return jpeg(0xC0, 60_000);
    }
  },
  PROGRESSIVE_JPEG("photo.jpg", "REFUSED") {
    @Override
    byte[] make() {
      return jpeg(0xC2, 20_000);
    }
  },
  JPEG_OF_MANY_SCANS("photo.jpg", "NO", "UNKNOWN", "YES", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      return manyScans();
    }
  },
  PNG("screen.png", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      return png(60_000, new byte[0]);
    }
  },
  PNG_WITH_LONG_TEXT("screen.png", "NO", "UNKNOWN", "YES", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      return png(100, zeros(150));
    }
  },
  GIF("moving.gif", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      return gif(65_535, 1);
    }
  },
  GIF_OF_MANY_FRAMES("moving.gif", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      return gif(3_000, 5_000);
    }
  },
  WEBP("photo.webp", "REFUSED") {
    @Override
    byte[] make() {
      return bytes("52494646 1E000000 57454250 56503858 0A000000 00000000 FFFFFF FFFFFF 00000000");
    }
  },
  HEIC("photo.heic", "REFUSED") {
    @Override
    byte[] make() {
      return bytes(
          "00000018 66747970 68656963 00000000 6d696631 68656963"
              + "00000030 6d657461 00000000 00000024 69707270 0000001C 6970636F"
              + "00000014 69737065 00000000 0000EA60 0000EA60");
    }
  },
  TIFF("scan.tif", "REFUSED") {
    @Override
    byte[] make() {
      return tiff(1_000_000, 0);
    }
  },
  TIFF_IN_A_CIRCLE("scan.tif", "REFUSED") {
    @Override
    byte[] make() {
      return tiff(10, 8);
    }
  },
  BMP("drawing.bmp", "REFUSED") {
    @Override
    byte[] make() {
      return bytes(
          "424D 46000000 00000000 36000000 28000000 60EA0000 60EA0000 0100 1800 00000000"
              + "00000000 00000000 00000000 00000000 00000000 000000000000000000000000");
    }
  },
  PDF_THAT_UNPACKS("plan.pdf", "YES", "NO", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      return pdf("/FlateDecode", zeros(150));
    }
  },
  PDF_THAT_UNPACKS_TWICE("plan.pdf", "YES", "NO", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      ByteArrayOutputStream twice = new ByteArrayOutputStream();
      try (OutputStream outer = new DeflaterOutputStream(twice)) {
        outer.write(zeros(400));
      }
      return pdf("[/FlateDecode /FlateDecode]", twice.toByteArray());
    }
  },
  PDF_WITH_PACKED_OBJECTS("plan.pdf", "YES", "NO", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      return ("%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
              + "4 0 obj <</Type/ObjStm/N 100000000/First 400000000/Filter/FlateDecode/Length 300000>> stream\n"
              + new String(zeros(150), StandardCharsets.ISO_8859_1)
              + "\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n")
          .getBytes(StandardCharsets.ISO_8859_1);
    }
  },
  PDF_OF_NESTED_ARRAYS("plan.pdf", "YES", "NO", "REFUSED") {
    @Override
    byte[] make() {
      return ("%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R/X "
              + "[".repeat(5_000_000)
              + ">> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n")
          .getBytes(StandardCharsets.ISO_8859_1);
    }
  },
  PDF_OF_MANY_PAGES("plan.pdf", "YES", "NO", "REFUSED") {
    @Override
    byte[] make() {
      return ("%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
              + "2 0 obj <</Type/Pages/Count 2000000000/Kids["
              + "2 0 R ".repeat(100_000)
              + "]>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n")
          .getBytes(StandardCharsets.ISO_8859_1);
    }
  },
  DOCX("plan.docx", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      return office("word/document.xml", spaces(150));
    }
  },
  XLSX("data.xlsx", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      return office("xl/workbook.xml", spaces(150));
    }
  },
  PPTX("talk.pptx", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      return office("ppt/presentation.xml", spaces(150));
    }
  },
  DOCX_OF_ENTITIES("plan.docx", "YES", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      StringBuilder xml = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 'aaaaaaaaaa'>");
      for (int i = 1; i < 12; i++) {
        xml.append("<!ENTITY e%d '%s'>".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
      }
      return office("word/document.xml", ascii(xml + "]><x>&e11;</x>"));
    }
  },
  DOCX_OF_NESTED_ELEMENTS("plan.docx", "YES", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      return office("word/document.xml", ascii(unpredictable("<x a='%x'>", 2_000_000)));
    }
  },
  DOCX_OF_MANY_ATTRIBUTES("plan.docx", "YES", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      return office("word/document.xml", ascii("<x " + unpredictable("a%x=''\n", 2_000_000)));
    }
  },
  ODT("plan.odt", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      return openDocument("text", spaces(150));
    }
  },
  ODS("data.ods", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      return openDocument("spreadsheet", spaces(150));
    }
  },
  ODP("talk.odp", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      return openDocument("presentation", spaces(150));
    }
  },
  ZIP_IN_ZIP("plan.docx", "YES", "REFUSED") {
    @Override
    byte[] make() throws IOException {
      byte[] packed = office("word/document.xml", spaces(100));
      for (int i = 0; i < 10; i++) {
        packed = zip(Map.of("a.zip", packed, "b.zip", packed));
      }
      return office("word/embeddings/a.zip", packed);
    }
  },
  MP4_OF_A_HUGE_BOX("lesson.mp4", "YES", "UNKNOWN", "REFUSED") {
    @Override
    byte[] make() {
      return bytes(
          "00000018 66747970 69736F6D 00000200 69736F6D 6D703431"
              + "00000001 6D6F6F76 7FFFFFFFFFFFFFFF 00000000");
    }
  },
  MP4_OF_NESTED_BOXES("lesson.mp4", "YES", "UNKNOWN", "REFUSED") {
    @Override
    byte[] make() {
      int depth = 500_000;
      ByteBuffer boxes = ByteBuffer.allocate(24 + 8 * depth);
      boxes.put(bytes("00000018 66747970 69736F6D 00000200 69736F6D 6D703431"));
      for (int i = 0; i < depth; i++) {
        boxes.putInt(8 * (depth - i)).put(ascii(i == 0 ? "moov" : "trak"));
      }
      return boxes.array();
    }
  },
  WEBM("lesson.webm", "YES", "UNKNOWN", "REFUSED") {
    @Override
    byte[] make() {
      return bytes(
          "1A45DFA3 9F 4286810142F7810142F2810442F3810842828477 65626D 42878104 42858102"
              + "18538067 01FFFFFFFFFFFFFE 1549A966 0100FFFFFFFFFFFF 00");
    }
  },
  MP3("talk.mp3", "YES", "UNKNOWN", "REFUSED") {
    @Override
    byte[] make() {
      return bytes("49443304 0000 7F7F7F7F 54495432 7FFFFFFF 0000 00 FFFB9064");
    }
  },
  WAV("talk.wav", "YES", "UNKNOWN", "REFUSED") {
    @Override
    byte[] make() {
      return bytes(
          "52494646 FFFFFFFF 57415645 666D7420 10000000 01000100 44AC0000 88580100 02001000"
              + "4C495354 FFFFFFFF 494E464F");
    }
  },
  TEXT("notes.txt", "YES", "REFUSED") {
    @Override
    byte[] make() {
      return ascii("a".repeat(30_000_000));
    }
  };

  private final String fileName;
  private final Set<String> outcomes;

  Bomb(String fileName, String... outcomes) {
    this.fileName = fileName;
    this.outcomes = Set.of(outcomes);
  }

  abstract byte[] make() throws IOException;

  String fileName() {
    return fileName;
  }

  /** REFUSED, or whether it can be opened. */
  Set<String> outcomes() {
    return outcomes;
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String unpredictable(String pattern, int times) {
    String[] around = pattern.split("%x");
    StringBuilder text = new StringBuilder();
    int number = 1;
    for (int i = 0; i < times; i++) {
      number = number * 1_664_525 + 1_013_904_223;
      text.append(around[0]).append(Integer.toHexString(number)).append(around[1]);
    }
    return text.toString();
  }

  /** So many megabytes of zeros, packed. */
  private static byte[] zeros(int megabytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream to =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
      for (int i = 0; i < megabytes; i++) {
        to.write(new byte[1 << 20]);
      }
    }
    return packed.toByteArray();
  }

  private static byte[] spaces(int megabytes) {
    byte[] spaces = new byte[megabytes << 20];
    Arrays.fill(spaces, (byte) ' ');
    return spaces;
  }

  private static byte[] jpeg(int frameHeader, int side) {
    return ByteBuffer.allocate(200)
        .put(bytes("FFD8 FFE0 0010 4A46494600 0101 00 0001 0001 0000"))
        .put((byte) 0xFF)
        .put((byte) frameHeader)
        .put(bytes("0011 08"))
        .putShort((short) side)
        .putShort((short) side)
        .put(bytes("03 011100 021101 031101 FFDA 000C 03 0100 0211 0311 00 3F 00"))
        .array();
  }

  /** An honest size, and a scan over the whole picture again and again. */
  private static byte[] manyScans() throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var to = ImageIO.createImageOutputStream(written)) {
      ImageWriteParam progressive = writer.getDefaultWriteParam();
      progressive.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(to);
      BufferedImage blank = new BufferedImage(5_000, 5_000, BufferedImage.TYPE_BYTE_GRAY);
      writer.write(null, new IIOImage(blank, null, null), progressive);
    } finally {
      writer.dispose();
    }
    byte[] picture = written.toByteArray();
    int scans = 0;
    while (picture[scans] != (byte) 0xFF || picture[scans + 1] != (byte) 0xC2) {
      scans++;
    }
    scans += 2 + (picture[scans + 2] << 8 & 0xFF00 | picture[scans + 3] & 0xFF);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(picture, 0, scans);
    for (int i = 0; i < 60; i++) {
      bomb.write(picture, scans, picture.length - 2 - scans);
    }
    bomb.write(picture, picture.length - 2, 2);
    return bomb.toByteArray();
  }

  private static byte[] png(int side, byte[] packedText) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.write(bytes("89504E470D0A1A0A"));
    chunk(
        png,
        "IHDR",
        ByteBuffer.allocate(13).putInt(side).putInt(side).put(bytes("08 02 00 00 00")).array());
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.write(bytes("436F6D6D656E74 00 00"));
    text.write(packedText);
    chunk(png, "zTXt", text.toByteArray());
    chunk(png, "IDAT", zeros(1));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream to, String type, byte[] data) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(ascii(type));
    sum.update(data);
    to.write(ByteBuffer.allocate(4).putInt(data.length).array());
    to.write(ascii(type));
    to.write(data);
    to.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }

  private static byte[] gif(int side, int frames) throws IOException {
    ByteArrayOutputStream gif = new ByteArrayOutputStream();
    gif.write(bytes("474946383961"));
    byte[] size = little(4).putShort((short) side).putShort((short) side).array();
    gif.write(size);
    gif.write(bytes("80 00 00 000000 FFFFFF"));
    for (int i = 0; i < frames; i++) {
      gif.write(bytes("2C 0000 0000"));
      gif.write(size);
      gif.write(bytes("00 02 02 4C01 00"));
    }
    gif.write(0x3B);
    return gif.toByteArray();
  }

  private static byte[] tiff(int side, int next) {
    return little(38)
        .put(bytes("49492A00 08000000 0200"))
        .put(bytes("0001 0400 01000000"))
        .putInt(side)
        .put(bytes("0101 0400 01000000"))
        .putInt(side)
        .putInt(next)
        .array();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] pdf(String filter, byte[] content) throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.write(
        ascii(
            """
            %%PDF-1.7
            1 0 obj <</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>> endobj
            2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
            3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 2000000000 2000000000]/Contents 4 0 R>> endobj
            4 0 obj <</Length %d/Filter%s>> stream
            """
                .formatted(content.length, filter)));
    pdf.write(content);
    pdf.write(ascii("\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"));
    return pdf.toByteArray();
  }

  private static byte[] office(String part, byte[] content) throws IOException {
    String types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>";
    Map<String, byte[]> parts = new TreeMap<>();
    parts.put("[Content_Types].xml", ascii(types));
    if (part.startsWith("word/")) {
      parts.put("word/document.xml", ascii("<x/>"));
    }
    parts.put(part, content);
    return zip(parts);
  }

  private static byte[] openDocument(String kind, byte[] content) throws IOException {
    return zip(
        Map.of(
            "mimetype",
            ascii("application/vnd.oasis.opendocument." + kind),
            "content.xml",
            content));
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      // A smaller bomb is no stronger one, and packing the big ones well takes 15 s.
      zip.setLevel(Deflater.BEST_SPEED);
      for (var part : new TreeMap<>(parts).entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return packed.toByteArray();
  }
}
