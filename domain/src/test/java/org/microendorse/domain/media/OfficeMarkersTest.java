package org.microendorse.domain.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.domain.media.OoxmlSample.CONTENT;
import static org.microendorse.domain.media.OoxmlSample.ISO;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In DOCX, XLSX and PPTX a marker is planted everywhere but in what readers see. */
class OfficeMarkersTest extends CleanerTest {
  private static final String W = OfficeDocuments.W;
  private static final String R = OfficeDocuments.R;

  private final OfficeDocuments documents = new OfficeDocuments(markers);

  @Test
  void a_word_document_tells_nothing_but_its_text() throws IOException {
    byte[] photo = documents.photo();
    OoxmlSample docx = documents.docx(photo, true);

    Map<String, byte[]> copy = unzip(unmarked(Content.DOCX, docx.bytes()));

    assertThat(texts(copy))
        .contains(
            "Visible one",
            "Visible &amp; two",
            "Visible inserted",
            "Visible deleted",
            "Visible comment",
            "Visible footnote",
            "Visible header",
            "Visible link",
            "Visible box",
            "w:author=\"Author\"",
            "https://example.org/page\"");
    assertThat(copy).containsKey("word/document.xml");
    assertSamePicture(
        photo,
        copy.entrySet().stream()
            .filter(e -> e.getKey().endsWith("jpg"))
            .findFirst()
            .orElseThrow()
            .getValue());
  }

  /** Recorders of phones give sound the brand of films. */
  @ParameterizedTest
  @CsvSource({
    "voice-isom-brand.m4a, audio/mp4, m4a",
    "voice-recorded-in-browser.webm, audio/webm, webm"
  })
  void a_recording_in_a_slide_is_still_a_recording(String name, String type, String ending)
      throws IOException {
    OoxmlSample pptx = documents.pptx(documents.photo());
    String slide = "ppt/slides/one.xml";
    pptx.related(slide, "rId9", "audio", "../media/voice");
    pptx.part("ppt/media/voice", "video/mp4", Samples.stored(name));
    pptx.part(
        slide,
        OfficeDocuments.type("presentationml.slide"),
        utf8(
            ("<p:sld xmlns:p=\"%spresentationml/2006/main\" xmlns:a=\"%sdrawingml/2006/main\""
                    + " xmlns:r=\"%s\"><p:cSld><p:spTree><p:pic><p:nvPicPr><p:nvPr>"
                    + "<a:audioFile r:link=\"rId9\"/></p:nvPr></p:nvPicPr></p:pic></p:spTree>"
                    + "</p:cSld></p:sld>")
                .formatted(ISO, ISO, R)));

    Map<String, byte[]> copy = unzip(cleaned(Content.PPTX, pptx.bytes()));

    assertThat(copy.keySet()).anyMatch(path -> path.endsWith("." + ending));
    assertThat(texts(copy)).contains("\"" + type + "\"");
  }

  @Test
  void a_workbook_tells_nothing_but_its_cells() throws IOException {
    OoxmlSample xlsx = documents.xlsx();
    documents.everythingThatShowsNothing(xlsx, "xl/workbook.xml");
    documents.everythingThatShowsNothing(xlsx, "xl/worksheets/one.xml");

    Map<String, byte[]> copy = unzip(unmarked(Content.XLSX, xlsx.bytes()));

    assertThat(texts(copy))
        .contains(
            "Visible sheet",
            "Visible shared",
            "Visible inline",
            "Visible column",
            "Visible comment",
            "Visible header",
            ">SUM(A1:A3)</f>",
            ">42</v>",
            ">7</v>",
            "'Visible sheet'!$A$1:$D$9",
            ">Author</author>")
        .doesNotContain("INDEX(");
  }

  @Test
  void slides_tell_nothing_but_what_is_on_them() throws IOException {
    byte[] photo = documents.photo();
    OoxmlSample pptx = documents.pptx(photo);
    documents.everythingThatShowsNothing(pptx, "ppt/presentation.xml");
    documents.everythingThatShowsNothing(pptx, "ppt/slides/one.xml");

    Map<String, byte[]> copy = unzip(unmarked(Content.PPTX, pptx.bytes()));

    assertThat(texts(copy))
        .contains(
            "Visible title", "Visible note", "Visible comment", "Visible cell", "Visible chart")
        .contains("prst=\"rect\"", "val=\"4472C4\"");
    assertThat(copy.keySet()).anyMatch(name -> name.endsWith(".xlsx"));
  }

  /** Written by another program, with other names and another case. */
  @Test
  void parts_are_found_by_relationship_whatever_they_are_called() throws IOException {
    OoxmlSample odd = new OoxmlSample();
    odd.related("", "a", "officeDocument", "CONTENT/Main.BIN");
    odd.related("", "b", ISO + "package/2006/relationships/metadata/core-properties", "x.psmdcp");
    odd.part(
        "content/main.bin",
        CONTENT + "wordprocessingml.document.main+xml",
        OfficeDocuments.document("Visible"));
    odd.part(
        "x.psmdcp",
        "application/vnd.openxmlformats-package.core-properties+xml",
        markers.bytes("core properties"));

    Map<String, byte[]> copy = unzip(unmarked(Content.DOCX, odd.bytes()));

    assertThat(copy).containsOnlyKeys("_rels/.rels", "word/document.xml", "[Content_Types].xml");
    assertThat(texts(copy)).contains("<w:t>Visible</w:t>");
  }

  @Test
  void a_document_without_markers_says_the_same_to_its_reader() throws IOException {
    Map<String, byte[]> once =
        unzip(cleaned(Content.DOCX, documents.docx(image("jpg"), false).bytes()));
    byte[] twice = cleaned(Content.DOCX, zip(once));

    assertThat(texts(once))
        .contains(
            "w:val=\"Heading1\"",
            "w:name w:val=\"heading 1\"",
            "w:ascii=\"Times New Roman\"",
            "w:val=\"center\"",
            "w:color w:val=\"1F3864\"",
            "PAGE",
            "REF _Ref42 \\h");
    assertThat(texts(unzip(twice))).isEqualTo(texts(once));
  }

  @ParameterizedTest
  @ValueSource(strings = {"oleObject", "aFChunk", "image"})
  void what_shows_something_and_cannot_be_cleaned_is_flagged(String type) {
    OoxmlSample docx = new OoxmlSample();
    docx.related("", "a", "officeDocument", "word/document.xml");
    docx.related("word/document.xml", "rId1", type, "thing.bin");
    docx.part(
        "word/document.xml",
        CONTENT + "wordprocessingml.document.main+xml",
        utf8(
            "<w:document xmlns:w=\"%s\" xmlns:r=\"%s\"><w:thing r:id=\"rId1\"/></w:document>"
                .formatted(W, R)));
    docx.part("word/thing.bin", "application/octet-stream", ascii("\u00d7\u00cd metafile"));

    assertThatThrownBy(() -> cleaned(Content.DOCX, docx.bytes()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be cleaned");
  }

  @Test
  void two_parts_of_one_name_are_flagged() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", utf8("<Types/>"));
    parts.put("word/document.xml", OfficeDocuments.document("one"));
    parts.put("Word/Document.xml", OfficeDocuments.document("two"));

    assertThatThrownBy(() -> cleaned(Content.DOCX, zip(parts)))
        .hasMessageContaining("Two parts have the same name");
  }

  private static String texts(Map<String, byte[]> copy) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Map.Entry<String, byte[]> part : copy.entrySet()) {
      if (part.getKey().endsWith(".xml") || part.getKey().endsWith(".rels")) {
        all.append(new String(part.getValue(), StandardCharsets.UTF_8)).append('\n');
      }
    }
    return all.toString();
  }
}
