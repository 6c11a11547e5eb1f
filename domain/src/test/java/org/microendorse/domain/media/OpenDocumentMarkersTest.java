package org.microendorse.domain.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In ODT, ODS and ODP a marker is planted everywhere but in what readers see. */
class OpenDocumentMarkersTest extends CleanerTest {
  private static final String NAMESPACES =
      """
       xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
       xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
       xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
       xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
       xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
       xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"
       xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
       xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
       xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
       xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"
       xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
      """;

  private static final Set<String> VISIBLE =
      Set.of(
          "p",
          "h",
          "span",
          "a",
          "table/name",
          "text",
          "note-body",
          "sender-lastname",
          "creator",
          "list-level-style-number/label");

  private static final String BODY =
      """
      <office:document-content%s office:version="1.2"><office:scripts><office:script/></office:scripts>
      <office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard">
      <style:paragraph-properties fo:text-align="center" fo:margin="0.5in"/><style:text-properties fo:color="#1f3864"/>
      </style:style></office:automatic-styles><office:body><office:text>
      <text:tracked-changes><text:changed-region><office:change-info><dc:creator>Stranger</dc:creator>
      <dc:date>2026-01-05T10:00:00</dc:date></office:change-info></text:changed-region></text:tracked-changes>
      <text:h text:outline-level="1">Visible heading</text:h><text:p text:style-name="P1">Visible text
      <text:span>Visible &amp; span</text:span><text:a xlink:href="https://ada@example.org/page">Visible link</text:a>
      <office:annotation><dc:creator>Stranger</dc:creator><dc:date>2026-01-05T10:00:00</dc:date><meta:creator-initials>ST</meta:creator-initials>
      <text:p>Visible comment</text:p></office:annotation><text:sender-lastname>Stranger</text:sender-lastname>
      <draw:frame><draw:image xlink:href="Pictures/photo.jpg"/><svg:title/><svg:desc/></draw:frame>
      <draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame>
      </text:p><table:table table:name="Visible table"><table:table-row><table:table-cell table:formula="of:=SUM([.A1:.A3])"
      ><text:p>42</text:p></table:table-cell><table:table-cell table:formula="of:=Secret"><text:p>7</text:p></table:table-cell>
      </table:table-row></table:table></office:text></office:body></office:document-content>
      """
          .formatted(NAMESPACES);

  private static final String STYLES =
      """
      <office:document-styles%s><office:styles><style:style style:name="Standard" style:family="paragraph"/>
      </office:styles><office:master-styles><style:master-page><style:header><text:p>Visible header</text:p></style:header>
      </style:master-page></office:master-styles></office:document-styles>
      """
          .formatted(NAMESPACES);

  private static final String OBJECT =
      """
      <office:document-content%s><office:body><office:chart><text:p>Visible chart</text:p></office:chart></office:body>
      </office:document-content>
      """
          .formatted(NAMESPACES);

  private final MarkedXml xml = new MarkedXml(markers, VISIBLE);

  @ParameterizedTest
  @EnumSource(names = {"ODT", "ODS", "ODP"})
  void an_open_document_tells_nothing_but_what_it_shows(Content content) throws IOException {
    byte[] plain = image("jpg");
    byte[] photo =
        join(
            Arrays.copyOf(plain, 2),
            segment(0xFE, markers.bytes("comment of a photo")),
            Arrays.copyOfRange(plain, 2, plain.length));
    Map<String, byte[]> parts = document(content, photo);
    for (String part :
        new String[] {
          "meta.xml",
          "settings.xml",
          "Thumbnails/thumbnail.png",
          "manifest.rdf",
          "layout-cache",
          "Configurations2/accelerator/current.xml",
          "Versions/Version1",
          "VersionList.xml",
          "META-INF/documentsignatures.xml",
          "Object 1/meta.xml",
          "Object 1/settings.xml",
          "ObjectReplacements/Object 1",
          "Pictures/unused.jpg",
          "Basic/script-lc.xml",
          "Dialogs/x.xml",
          "Scripts/x.py",
          "docProps/core.xml",
          "customXml/item1.xml",
          markers.in("path of a stranger's part")
        }) {
      parts.put(part, markers.bytes("part " + part));
    }

    byte[] clean = unmarked(content, zip(parts));

    Map<String, byte[]> copy = unzip(clean);
    assertThat(copy)
        .containsOnlyKeys(
            "mimetype",
            "content.xml",
            "styles.xml",
            "Object 1/content.xml",
            "Pictures/1.jpg",
            "META-INF/manifest.xml");
    assertThat(new String(clean, 30, 8 + content.mediaType().length(), StandardCharsets.US_ASCII))
        .isEqualTo("mimetype" + content.mediaType());
    assertThat(text(copy, "content.xml"))
        .contains(
            "Visible heading",
            "Visible text",
            "Visible &amp; span",
            "Visible link",
            "Visible comment",
            "table:name=\"Visible table\"",
            "of:=SUM([.A1:.A3])",
            ">42<",
            ">7<",
            "https://example.org/page",
            "fo:margin=\"0.5in\"",
            "fo:color=\"#1f3864\"",
            ">Author<")
        .doesNotContain("Secret", "2026", "Stranger");
    assertThat(text(copy, "styles.xml")).contains("Visible header");
    assertThat(text(copy, "Object 1/content.xml")).contains("Visible chart");
    assertSamePicture(plain, copy.get("Pictures/1.jpg"));
  }

  @Test
  void an_open_document_without_markers_says_the_same_to_its_reader() throws IOException {
    Map<String, byte[]> once = unzip(cleaned(Content.ODT, zip(plain(Content.ODT, image("jpg")))));
    Map<String, byte[]> twice = unzip(cleaned(Content.ODT, zip(once)));

    assertThat(text(twice, "content.xml")).isEqualTo(text(once, "content.xml"));
    assertThat(text(once, "content.xml"))
        .contains("style:name=\"P1\"", "style:parent-style-name=\"Standard\"");
  }

  @Test
  void an_encrypted_document_and_a_picture_of_an_unknown_kind_are_flagged() {
    Map<String, byte[]> encrypted = plain(Content.ODT, image("jpg"));
    encrypted.put(
        "META-INF/manifest.xml",
        utf8(
            text(encrypted, "META-INF/manifest.xml")
                .replace(
                    "media-type=\"text/xml\"/>",
                    "media-type=\"text/xml\"><manifest:encryption-data/></manifest:file-entry>")));
    assertThatThrownBy(() -> cleaned(Content.ODT, zip(encrypted)))
        .hasMessageContaining("encrypted");

    assertThatThrownBy(() -> cleaned(Content.ODT, zip(plain(Content.ODT, ascii("<svg/>")))))
        .hasMessageContaining("cannot be cleaned");
  }

  private Map<String, byte[]> document(Content content, byte[] photo) {
    Map<String, byte[]> parts = plain(content, photo);
    parts.put("content.xml", xml.mark("content", BODY));
    parts.put("styles.xml", xml.mark("styles", STYLES));
    parts.put("Object 1/content.xml", xml.mark("object", OBJECT));
    return parts;
  }

  private static Map<String, byte[]> plain(Content content, byte[] photo) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("mimetype", ascii(content.mediaType()));
    parts.put("content.xml", utf8(BODY));
    parts.put("styles.xml", utf8(STYLES));
    parts.put("Object 1/content.xml", utf8(OBJECT));
    parts.put("Pictures/photo.jpg", photo);
    StringBuilder manifest =
        new StringBuilder(
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">");
    manifest.append(entry("/", content.mediaType()));
    manifest.append(entry("Object 1/", "application/vnd.oasis.opendocument.chart"));
    parts.keySet().forEach(path -> manifest.append(entry(path, "text/xml")));
    parts.put("META-INF/manifest.xml", utf8(manifest.append("</manifest:manifest>").toString()));
    return parts;
  }

  private static String entry(String path, String type) {
    return "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"%s\"/>"
        .formatted(path, type);
  }

  private static String text(Map<String, byte[]> parts, String name) {
    return new String(parts.get(name), StandardCharsets.UTF_8);
  }
}
