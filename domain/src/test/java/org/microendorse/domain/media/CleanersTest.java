package org.microendorse.domain.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything about a file's author is gone, and everything that the file shows is still there. */
class CleanersTest {
  private static final String AUTHOR = "Ada Brooks";
  private static final String TEXT = "What the lesson is about";

  @TempDir Path folder;

  @Test
  void a_pdf_keeps_its_pages_and_loses_its_author() throws IOException {
    byte[] clean = cleaned(new PdfCleaner(), pdf());

    assertNamesNobody(clean);
    try (PDDocument document = Loader.loadPDF(clean)) {
      assertThat(new PDFTextStripper().getText(document)).contains(TEXT);
      assertThat(document.getDocumentInformation().getCOSObject().size()).isZero();
      assertThat(document.getDocumentCatalog().getMetadata()).isNull();
      assertThat(document.getPage(0).getAnnotations().getFirst().getContents())
          .isEqualTo("See here");
    }
  }

  @Test
  void a_pdf_that_asks_for_a_password_is_not_pretended_to_be_clean() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(pdf())) {
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      document.save(bytes);
    }

    assertThatThrownBy(() -> cleaned(new PdfCleaner(), bytes.toByteArray()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void a_photo_keeps_its_picture_and_which_side_is_up() throws IOException {
    byte[] photo = photo(6);
    byte[] clean = cleaned(new JpegCleaner(), photo);

    assertNamesNobody(clean);
    assertSamePicture(photo, clean);
    assertThat(clean).as("orientation").containsSequence(0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6);
    assertThat(cleaned(new JpegCleaner(), clean)).as("once more").isEqualTo(clean);
  }

  @Test
  void a_png_keeps_its_picture_and_loses_its_text() throws IOException {
    byte[] plain = image("png");
    byte[] text = chunk("tEXt", "Author\0" + AUTHOR);
    int beforeEnd = plain.length - 12;
    byte[] told =
        join(
            Arrays.copyOf(plain, beforeEnd),
            text,
            chunk("eXIf", AUTHOR),
            Arrays.copyOfRange(plain, beforeEnd, plain.length),
            ascii(AUTHOR));

    assertThat(cleaned(new PngCleaner(), told)).isEqualTo(plain);
  }

  @Test
  void what_is_damaged_is_not_pretended_to_be_clean() {
    byte[] film = box("moov", ascii("\0\1\0\0udta"));
    assertThatThrownBy(() -> cleaned(new IsoMediaCleaner(), film)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> cleaned(new JpegCleaner(), ascii("no photo")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> cleaned(new PngCleaner(), ascii("no picture at all")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> cleaned(new PdfCleaner(), ascii("%PDF-1.7\n%%EOF\n")))
        .isInstanceOf(IOException.class);
  }

  private byte[] cleaned(Cleaner cleaner, byte[] bytes) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "file", ".part"), bytes);
    ByteArrayOutputStream clean = new ByteArrayOutputStream();
    cleaner.clean(file, clean);
    assertThat(file).as("the original").hasBinaryContent(bytes);
    return clean.toByteArray();
  }

  private static void assertNamesNobody(byte[] bytes) {
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Ada", "Brooks");
  }

  private static void assertSamePicture(byte[] one, byte[] other) throws IOException {
    BufferedImage expected = ImageIO.read(new ByteArrayInputStream(one));
    BufferedImage actual = ImageIO.read(new ByteArrayInputStream(other));
    assertThat(pixels(actual)).isEqualTo(pixels(expected));
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static byte[] pdf() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      PDAnnotationText comment = new PDAnnotationText();
      comment.setTitlePopup(AUTHOR);
      comment.setContents("See here");
      page.getAnnotations().add(comment);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.showText(TEXT);
        content.endText();
        content.drawImage(JPEGFactory.createFromByteArray(document, photo(1)), 100, 100);
      }
      var info = document.getDocumentInformation();
      info.setAuthor(AUTHOR);
      info.setCreator(AUTHOR + "'s word processor");
      info.setCreationDate(new GregorianCalendar(2026, 0, 1));
      PDMetadata xmp = new PDMetadata(document);
      xmp.importXMPMetadata(ascii("<x:xmpmeta>" + AUTHOR + "</x:xmpmeta>"));
      document.getDocumentCatalog().setMetadata(xmp);
      document.save(bytes);
    }
    return bytes.toByteArray();
  }

  /** With EXIF (orientation and artist), XMP, a comment, and something behind the picture. */
  private static byte[] photo(int orientation) throws IOException {
    byte[] plain = image("jpg");
    ByteBuffer exif = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
    exif.put(ascii("Exif\0\0II*\0")).putInt(8).putShort((short) 2);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation);
    exif.putShort((short) 0x013B).putShort((short) 2).putInt(11).putInt(38).putInt(0);
    exif.put(ascii(AUTHOR));
    return join(
        Arrays.copyOf(plain, 2),
        segment(0xE1, exif.array()),
        segment(0xE1, ascii("http://ns.adobe.com/xap/1.0/\0<x>" + AUTHOR + "</x>")),
        segment(0xED, ascii("Photoshop 3.0\0" + AUTHOR)),
        segment(0xFE, ascii(AUTHOR)),
        Arrays.copyOfRange(plain, 2, plain.length),
        ascii(AUTHOR));
  }

  private static byte[] image(String format) throws IOException {
    BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 40; x++) {
      image.setRGB(x, x % 30, Color.ORANGE.getRGB());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  private static byte[] segment(int marker, byte[] content) {
    int length = content.length + 2;
    byte[] head = {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length};
    return join(head, content);
  }

  private static byte[] chunk(String type, String content) throws IOException {
    byte[] body = ascii(type + content);
    CRC32 checksum = new CRC32();
    checksum.update(body);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(content.length());
    out.write(body);
    out.writeInt((int) checksum.getValue());
    return bytes.toByteArray();
  }

  private static byte[] riffChunk(String type, String content) {
    String padded = content.length() % 2 == 0 ? content : content + "\0";
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    head.put(ascii(type)).putInt(content.length());
    return join(head.array(), ascii(padded));
  }

  private static byte[] box(String type, byte[]... content) {
    byte[] inside = join(content);
    ByteBuffer head = ByteBuffer.allocate(8);
    head.putInt(8 + inside.length).put(ascii(type));
    return join(head.array(), inside);
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private Map<String, byte[]> unzip(byte[] bytes) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "file", ".zip"), bytes);
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return parts;
  }

  private static String text(Map<String, byte[]> parts, String name) {
    return new String(parts.get(name), StandardCharsets.UTF_8);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
