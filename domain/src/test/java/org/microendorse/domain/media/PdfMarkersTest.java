package org.microendorse.domain.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a PDF a marker is planted in every dictionary, in raw, packed and encoded strings. */
class PdfMarkersTest extends CleanerTest {
  private static final List<String> KEYS =
      List.of(
          "ZzOwn",
          "Author",
          "T",
          "NM",
          "M",
          "CreationDate",
          "TU",
          "TM",
          "V",
          "DV",
          "Alt",
          "E",
          "ActualText",
          "Title",
          "Subj",
          "RC",
          "LastModified",
          "Creator",
          "Desc");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_pdf_tells_nothing_but_what_its_pages_show(boolean packed) throws IOException {
    byte[] plain = PdfSample.pdf(packed);
    byte[] marked = marked(plain, packed);

    byte[] copy = unmarked(Content.PDF, marked);

    assertSameToReaders(plain, copy);
    try (PDDocument document = Loader.loadPDF(copy)) {
      assertThat(document.getPage(0).getAnnotations()).hasSize(1);
      assertThat(document.getPage(0).getAnnotations().getFirst().getContents())
          .isEqualTo("Visible comment");
      assertThat(document.getDocumentCatalog().getCOSObject().keySet())
          .containsExactlyInAnyOrder(
              COSName.TYPE, COSName.PAGES, COSName.OCPROPERTIES, COSName.VERSION);
    }
  }

  @Test
  void a_pdf_without_markers_is_the_same_to_its_reader() throws IOException {
    byte[] plain = PdfSample.pdf(true);

    byte[] copy = cleaned(Content.PDF, plain);

    assertSameToReaders(plain, copy);
    assertSameToReaders(plain, cleaned(Content.PDF, copy));
  }

  @Test
  void an_earlier_state_of_a_pdf_is_gone() throws IOException {
    ByteArrayOutputStream later = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(PdfSample.pdf(false))) {
      document.getDocumentInformation().setAuthor(markers.in("information of an earlier state"));
      document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
      document.saveIncremental(later);
    }
    byte[] twice;
    try (PDDocument document = Loader.loadPDF(later.toByteArray())) {
      document.getDocumentInformation().setAuthor("Nobody");
      document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.saveIncremental(bytes);
      twice = bytes.toByteArray();
    }

    unmarked(Content.PDF, twice);
  }

  @Test
  void a_form_without_a_picture_of_its_values_is_flagged() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      COSDictionary form = new COSDictionary();
      form.setItem(COSName.FIELDS, new COSArray());
      form.setBoolean(COSName.getPDFName("NeedAppearances"), true);
      document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
      document.save(bytes);
    }

    assertThatThrownBy(() -> cleaned(Content.PDF, bytes.toByteArray()))
        .isInstanceOf(IOException.class);
  }

  private static void assertSameToReaders(byte[] plain, byte[] copy) throws IOException {
    try (PDDocument one = Loader.loadPDF(plain);
        PDDocument other = Loader.loadPDF(copy)) {
      assertThat(other.getNumberOfPages()).isEqualTo(one.getNumberOfPages());
      assertThat(new PDFTextStripper().getText(other))
          .isEqualTo(new PDFTextStripper().getText(one));
      assertThat(new PDFTextStripper().getText(other)).contains("Visible text");
      for (int page = 0; page < one.getNumberOfPages(); page++) {
        assertThat(pixels(other, page)).as("page %d", page).isEqualTo(pixels(one, page));
      }
    }
  }

  private static int[] pixels(PDDocument document, int page) throws IOException {
    BufferedImage image = new PDFRenderer(document).renderImage(page);
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  /** Every dictionary gets entries of its own, and the document what documents can have. */
  private byte[] marked(byte[] plain, boolean packed) throws IOException {
    try (PDDocument document = Loader.loadPDF(plain)) {
      Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      List<COSDictionary> dictionaries = new ArrayList<>();
      collect(document.getDocument().getTrailer(), seen, dictionaries);
      // The trailer is written by the library, whatever is in it.
      dictionaries.remove(document.getDocument().getTrailer());
      for (COSDictionary dictionary : dictionaries) {
        mark(dictionary, document);
      }
      markDrawing(document);
      addWhatShowsNothing(document);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(
          bytes,
          packed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
      return join(bytes.toByteArray());
    }
  }

  /** Comments in drawing operators, and a resource whose name says something. */
  @SuppressWarnings("deprecation") // There is no other way to write operators that do not exist.
  private void markDrawing(PDDocument document) throws IOException {
    PDPage page = document.getPage(0);
    try (PDPageContentStream content =
        new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
      content.appendRawCommands(
          "%% %s\n/%s <</Alt (%s) /%s 1>> BDC EMC /Span <</ActualText (%s)>> BDC EMC (%s) zz\n"
              .formatted(
                  markers.in("comment in a drawing"),
                  markers.in("tag of marked content"),
                  markers.in("alternate text of marked content"),
                  markers.in("key of marked content"),
                  markers.in("text of marked content"),
                  markers.in("operand of a stranger's operator")));
      content.appendRawCommands(
          "q 0 0 0 0 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G /%s (%s) ID x EI Q\n"
              .formatted(
                  markers.in("key of an inline image"), markers.in("value of an inline image")));
    }
    COSDictionary states = new COSDictionary();
    COSDictionary resources = page.getResources().getCOSObject();
    COSBase present = resources.getDictionaryObject(COSName.EXT_G_STATE);
    if (present instanceof COSDictionary) {
      states = (COSDictionary) present;
    }
    states.setItem(COSName.getPDFName(markers.in("name of a resource")), new COSDictionary());
    resources.setItem(COSName.EXT_G_STATE, states);
  }

  private void collect(COSBase object, Set<COSBase> seen, List<COSDictionary> to) {
    COSBase value = object instanceof COSObject ? ((COSObject) object).getObject() : object;
    if (value == null || !seen.add(value)) {
      return;
    }
    if (value instanceof COSArray) {
      ((COSArray) value).forEach(one -> collect(one, seen, to));
    } else if (value instanceof COSDictionary) {
      to.add((COSDictionary) value);
      List.copyOf(((COSDictionary) value).getValues()).forEach(one -> collect(one, seen, to));
    }
  }

  private void mark(COSDictionary dictionary, PDDocument document) throws IOException {
    String type = dictionary.getNameAsString(COSName.TYPE, "a dictionary");
    for (String key : KEYS) {
      COSName name = COSName.getPDFName(key);
      if (dictionary.containsKey(name)) {
        continue;
      }
      String place = type + " /" + key;
      COSBase value =
          switch (key) {
            case "ZzOwn" -> nested(place, document);
            case "NM" -> new COSString(markers.in(place).getBytes(StandardCharsets.UTF_16BE));
            case "V" ->
                new COSString(
                    HexFormat.of()
                        .formatHex(markers.bytes(place))
                        .getBytes(StandardCharsets.US_ASCII));
            case "TM" -> COSName.getPDFName(markers.in(place));
            default -> new COSString(markers.in(place));
          };
      dictionary.setItem(name, value);
    }
    PDMetadata xmp = new PDMetadata(document);
    xmp.importXMPMetadata(markers.bytes("XMP of " + type));
    dictionary.setItem(COSName.METADATA, xmp);
    COSDictionary piece = new COSDictionary();
    piece.setString(COSName.getPDFName("Private"), markers.in("PieceInfo of " + type));
    dictionary.setItem(COSName.getPDFName("PieceInfo"), piece);
    dictionary.setItem(COSName.getPDFName("AF"), new COSArray(List.of(attachment(document))));
  }

  private COSBase nested(String place, PDDocument document) throws IOException {
    COSDictionary inner = new COSDictionary();
    inner.setItem(COSName.getPDFName(markers.in(place + " key")), COSName.A);
    COSStream stream = document.getDocument().createCOSStream();
    try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(markers.bytes(place + " packed stream"));
    }
    inner.setItem(COSName.A, stream);
    inner.setItem(COSName.B, new COSArray(List.of(new COSString(markers.in(place + " array")))));
    return inner;
  }

  private COSDictionary attachment(PDDocument document) throws IOException {
    COSDictionary file = new COSDictionary();
    file.setString(COSName.F, markers.in("name of an attached file"));
    COSStream stream = document.getDocument().createCOSStream();
    try (var out = stream.createOutputStream()) {
      out.write(markers.bytes("an attached file"));
    }
    COSDictionary embedded = new COSDictionary();
    embedded.setItem(COSName.F, stream);
    file.setItem(COSName.EF, embedded);
    return file;
  }

  private void addWhatShowsNothing(PDDocument document) throws IOException {
    COSDictionary root = document.getDocumentCatalog().getCOSObject();
    COSDictionary action = new COSDictionary();
    action.setItem(COSName.S, COSName.getPDFName("Launch"));
    action.setString(COSName.F, "C:\\Users\\" + markers.in("launched program"));
    root.setItem(COSName.OPEN_ACTION, action);
    COSDictionary names = new COSDictionary();
    names.setItem(COSName.EMBEDDED_FILES, attachment(document));
    COSDictionary script = new COSDictionary();
    script.setString(COSName.JS, markers.in("script"));
    names.setItem(COSName.JAVA_SCRIPT, script);
    root.setItem(COSName.NAMES, names);
    COSDictionary outline = new COSDictionary();
    outline.setString(COSName.TITLE, markers.in("outline"));
    root.setItem(COSName.OUTLINES, outline);
    COSDictionary structure = new COSDictionary();
    structure.setString(COSName.ALT, markers.in("alternate text of structure"));
    root.setItem(COSName.STRUCT_TREE_ROOT, structure);
    COSDictionary signature = new COSDictionary();
    signature.setItem(COSName.FT, COSName.SIG);
    COSDictionary value = new COSDictionary();
    value.setString(COSName.NAME, markers.in("name of a signature"));
    signature.setItem(COSName.V, value);
    COSDictionary form = new COSDictionary();
    form.setItem(COSName.FIELDS, new COSArray(List.of(signature)));
    root.setItem(COSName.ACRO_FORM, form);
    COSArray annotations = document.getPage(0).getCOSObject().getCOSArray(COSName.ANNOTS);
    for (String subtype : List.of("FileAttachment", "Popup", "Screen", "Movie", "Unknown")) {
      COSDictionary annotation = new COSDictionary();
      annotation.setItem(COSName.SUBTYPE, COSName.getPDFName(subtype));
      annotation.setItem(COSName.RECT, new PDRectangle(9, 9).getCOSArray());
      annotation.setString(COSName.CONTENTS, markers.in("contents of " + subtype));
      annotation.setItem(COSName.FS, attachment(document));
      annotations.add(annotation);
    }
  }
}
