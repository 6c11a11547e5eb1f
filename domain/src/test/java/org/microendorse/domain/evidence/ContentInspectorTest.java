package org.microendorse.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class ContentInspectorTest {
  private static final byte[] PDF =
      ascii("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

  @TempDir Path folder;

  private final ContentInspector inspector =
      new ContentInspector(
          new EvidenceProperties(
              DataSize.ofGigabytes(2),
              new EvidenceProperties.Archive(100, DataSize.ofMegabytes(50), 100)));

  @Test
  void content_is_found_by_looking_at_it() throws IOException {
    assertThat(inspect("plan.pdf", PDF)).isEqualTo(Content.PDF);
    assertThat(inspect("photo.png", png())).isEqualTo(Content.PNG);
    assertThat(inspect("notes.txt", ascii("What I noticed this week\n"))).isEqualTo(Content.TEXT);
    assertThat(inspect("without ending", PDF)).isEqualTo(Content.PDF);
  }

  @ParameterizedTest
  @CsvSource({
    "0000001c6674797069736f6d0000020069736f6d69736f326d703431, MP4, lesson.mp4",
    "00000014667479707174202000000000717420200000000877696465, QUICKTIME, lesson.mov",
    "494433030000000000000a, MP3, talk.mp3",
    "524946462400000057415645666d7420100000000100010044ac0000, WAV, talk.wav",
    "ffd8ffe000104a46494600010100000100010000, JPEG, photo.JPG",
    "524946461a000000574542505650384c0d0000002f00000010071011, WEBP, photo.webp",
    "4749463839610100010080000000000000000021f904, GIF, photo.gif",
    "1a45dfa39f4286810142f7810142f2810442f381084282847765626d, WEBM, lesson.webm",
  })
  void video_sound_and_images_are_known(String hex, Content content, String name)
      throws IOException {
    assertThat(inspect(name, HexFormat.of().parseHex(hex))).isEqualTo(content);
  }

  @ParameterizedTest
  @CsvSource({
    "word/document.xml, DOCX, plan.docx",
    "xl/workbook.xml, XLSX, data.xlsx",
    "ppt/presentation.xml, PPTX, slides.pptx",
  })
  void an_office_document_is_known_by_what_is_in_it(String part, Content content, String name)
      throws IOException {
    assertThat(inspect(name, zip(Map.of("[Content_Types].xml", ascii("<Types/>"), part, PDF))))
        .isEqualTo(content);
  }

  @Test
  void an_open_document_is_known_by_what_is_in_it() throws IOException {
    assertThat(inspect("plan.odt", odf("application/vnd.oasis.opendocument.text")))
        .isEqualTo(Content.ODT);
  }

  @Test
  void a_name_must_not_contradict_the_content() {
    assertRefused("photo.pdf", png(), "\"photo.pdf\" is really an image (image/png).");
    assertRefused("plan.docx", PDF, "is really a PDF");
    assertRefused("notes.html", ascii("just some words\n"), "is really a plain text");
  }

  @ParameterizedTest
  @CsvSource({
    "4d5a90000300000004000000ffff0000b800000000000000, plan.pdf",
    "7f454c46020101000000000000000000030 03e0001000000, lesson.mp4",
    "23212f62696e2f73680a726d202d7266202f0a, notes.txt",
  })
  void programs_are_refused_whatever_they_are_called(String hex, String name) {
    assertRefused(name, HexFormat.of().parseHex(hex.replace(" ", "")), "is a program");
  }

  @Test
  void archives_pages_and_unknown_things_are_refused() throws IOException {
    assertRefused("all.zip", zip(Map.of("plan.pdf", PDF)), "is an archive");
    assertRefused("plan.docx", zip(Map.of("plan.pdf", PDF)), "is an archive");
    assertRefused(
        "page.txt", ascii("<!DOCTYPE html><html><script>alert(1)</script></html>"), "text/html");
    assertRefused(
        "picture.svg",
        ascii("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        "svg");
    assertRefused("blob", new byte[] {0, 1, 2, 3, 4, 5, 6, 7}, "is not a kind of file");
  }

  @Test
  void macros_are_refused() throws IOException {
    Map<String, byte[]> parts = docx();
    parts.put("word/vbaProject.bin", PDF);

    assertRefused("plan.docx", zip(parts), "contains macros");
  }

  @Test
  void a_document_that_unpacks_to_too_much_is_refused() throws IOException {
    Map<String, byte[]> ratio = docx();
    ratio.put("word/media/zeros.bin", new byte[20 << 20]);
    assertRefused("ratio.docx", zip(ratio), "unpacks to far more");

    Map<String, byte[]> entries = docx();
    for (int i = 0; i < 100; i++) {
      entries.put("word/media/" + i, new byte[1]);
    }
    assertRefused("entries.docx", zip(entries), "unpacks to far more");
  }

  @Test
  void a_truncated_document_is_refused() throws IOException {
    byte[] whole = zip(docx());

    assertRefused("plan.docx", java.util.Arrays.copyOf(whole, whole.length - 30), "is damaged");
  }

  private Content inspect(String name, byte[] bytes) throws IOException {
    Path file = Files.createTempFile(folder, "incoming", ".part");
    Files.write(file, bytes);
    return inspector.inspect(file, name);
  }

  private void assertRefused(String name, byte[] bytes, String message) {
    assertThatThrownBy(() -> inspect(name, bytes))
        .isInstanceOf(EvidenceRefused.class)
        .hasMessageContaining(message);
  }

  private static Map<String, byte[]> docx() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", ascii("<Types/>"));
    parts.put("word/document.xml", ascii("<w:document/>"));
    return parts;
  }

  private static byte[] odf(String mediaType) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("mimetype", ascii(mediaType));
    parts.put("content.xml", ascii("<office:document-content/>"));
    parts.put("META-INF/manifest.xml", ascii("<manifest:manifest/>"));
    return zip(parts);
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

  private static byte[] png() {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(
          new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", (OutputStream) bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
