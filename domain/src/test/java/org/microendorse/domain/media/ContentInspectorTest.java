package org.microendorse.domain.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.domain.media.Samples.ascii;
import static org.microendorse.domain.media.Samples.box;
import static org.microendorse.domain.media.Samples.docx;
import static org.microendorse.domain.media.Samples.isoMedia;
import static org.microendorse.domain.media.Samples.isoPicture;
import static org.microendorse.domain.media.Samples.join;
import static org.microendorse.domain.media.Samples.mp3;
import static org.microendorse.domain.media.Samples.ole;
import static org.microendorse.domain.media.Samples.pdf;
import static org.microendorse.domain.media.Samples.picture;
import static org.microendorse.domain.media.Samples.stored;
import static org.microendorse.domain.media.Samples.track;
import static org.microendorse.domain.media.Samples.wav;
import static org.microendorse.domain.media.Samples.webp;
import static org.microendorse.domain.media.Samples.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.language.Language;
import org.springframework.util.unit.DataSize;

class ContentInspectorTest {
  private static final byte[] NOTHING = new byte[0];

  @TempDir Path folder;

  private final ContentInspector inspector =
      new ContentInspector(new MediaLimits.Archive(100, DataSize.ofMegabytes(50), 100));

  static Stream<Arguments> taken() {
    return Stream.of(
        Arguments.of("plan.pdf", pdf(1), Content.PDF),
        Arguments.of("without ending", pdf(3), Content.PDF),
        Arguments.of("photo.png", picture("png"), Content.PNG),
        Arguments.of("photo.JPG", picture("jpeg"), Content.JPEG),
        Arguments.of("photo.gif", picture("gif"), Content.GIF),
        Arguments.of("scan.tif", picture("tiff"), Content.TIFF),
        Arguments.of("scan.bmp", picture("bmp"), Content.BMP),
        Arguments.of("photo.webp", webp(), Content.WEBP),
        Arguments.of("photo.heic", stored("heic-photo.heic"), Content.HEIC),
        Arguments.of("photo.heif", isoPicture("mif1"), Content.HEIF),
        Arguments.of("photo.avif", stored("photo.avif"), Content.AVIF),
        Arguments.of("notes.txt", ascii("What I noticed this week\n"), Content.TEXT),
        Arguments.of("notes.txt", ascii("Subject: my first lesson\n"), Content.TEXT),
        Arguments.of("talk.mp3", mp3(), Content.MP3),
        Arguments.of("talk.wav", wav(), Content.WAV),
        Arguments.of("plan.docx", docx(), Content.DOCX),
        Arguments.of(
            "data.xlsx",
            zip(Map.of("[Content_Types].xml", NOTHING, "xl/workbook.xml", NOTHING)),
            Content.XLSX),
        Arguments.of(
            "slides.pptx",
            zip(Map.of("[Content_Types].xml", NOTHING, "ppt/presentation.xml", NOTHING)),
            Content.PPTX),
        Arguments.of("plan.odt", odf("application/vnd.oasis.opendocument.text", ""), Content.ODT));
  }

  @ParameterizedTest(name = "{0} is {2}")
  @MethodSource("taken")
  void content_is_found_by_looking_at_it(String name, byte[] bytes, Content content)
      throws IOException {
    assertThat(inspect(name, bytes)).isEqualTo(content);
  }

  static Stream<Arguments> tracks() {
    return Stream.of(
        Arguments.of(stored("voice-isom-brand.m4a"), MediaKind.AUDIO, "recorded by Android"),
        Arguments.of(stored("voice-3gp4-brand.m4a"), MediaKind.AUDIO, "brand 3gp4"),
        Arguments.of(stored("voice-recorded-in-browser.webm"), MediaKind.AUDIO, "WebM"),
        Arguments.of(isoMedia("mp42", "soun"), MediaKind.AUDIO, "brand mp42"),
        Arguments.of(isoMedia("qt  ", "soun", "text"), MediaKind.AUDIO, "brand qt"),
        Arguments.of(isoMedia("zzzz", "soun"), MediaKind.AUDIO, "brand nobody knows"),
        Arguments.of(isoMedia("M4A ", "soun", "vide"), MediaKind.VIDEO, "film as M4A"),
        Arguments.of(isoMedia("zzzz", "vide", "soun"), MediaKind.VIDEO, "unknown film"),
        Arguments.of(isoMedia("isom", "vide"), MediaKind.VIDEO, "silent film"),
        Arguments.of(isoMedia("heic", "vide"), MediaKind.VIDEO, "film that says HEIC"),
        Arguments.of(isoPicture("isom"), MediaKind.IMAGE, "picture that says film"),
        Arguments.of(chapters(), MediaKind.AUDIO, "recording with chapter pictures"));
  }

  @ParameterizedTest(name = "{2}: {1}")
  @MethodSource("tracks")
  void tracks_decide_what_it_is_whatever_it_is_called(byte[] bytes, MediaKind kind, String what)
      throws IOException {
    for (String name : new String[] {"file.mp4", "file.m4a", "file.jpg", "file.webm", "file"}) {
      assertThat(inspect(name, bytes).kind()).as(name).isEqualTo(kind);
    }
  }

  @Test
  void a_file_without_picture_and_sound_is_refused() {
    assertRefused("a.mp4", isoMedia("isom", "text"), "neither a picture nor sound");
    assertRefused("a.mp4", box("ftyp", ascii("isom\0\0\0\0isom")), "is cut off");
  }

  @ParameterizedTest
  @CsvSource({
    "photo.HEIC, jpeg, photo.jpg",
    "photo.pdf, png, photo.png",
    "photo, png, photo",
    "Week 1.2, png, 'Week 1.2.png'",
    "Dr. Lovelace, png, 'Dr. Lovelace.png'",
    "photo.JPEG, jpeg, photo.JPEG",
  })
  void a_wrong_ending_is_corrected(String name, String format, String corrected)
      throws IOException {
    assertThat(inspect(name, picture(format)).named(name)).isEqualTo(corrected);
  }

  @Test
  void endings_are_corrected_between_all_kinds() throws IOException {
    assertThat(inspect("a.jpg", stored("heic-photo.heic")).named("a.jpg")).isEqualTo("a.heic");
    assertThat(inspect("a.JPG", webp()).named("a.JPG")).isEqualTo("a.webp");
    assertThat(inspect("a.mp4", stored("photo.avif")).named("a.mp4")).isEqualTo("a.avif");
    assertThat(inspect("a.pdf", docx()).named("a.pdf")).isEqualTo("a.docx");
    assertThat(inspect("a.webm", isoMedia("isom", "vide")).named("a.webm")).isEqualTo("a.mp4");
  }

  @ParameterizedTest
  @CsvSource({
    "4d5a90000300000004000000ffff0000b800000000000000, plan.pdf",
    "7f454c4602010100000000000000000003003e0001000000, lesson.mp4",
    "23212f62696e2f73680a726d202d7266202f0a, notes.txt",
  })
  void programs_are_refused_whatever_they_are_called(String hex, String name) {
    assertRefused(name, HexFormat.of().parseHex(hex), "is a program");
  }

  static Stream<Arguments> notTaken() {
    byte[] page = ascii("<!DOCTYPE html><html><script>alert(1)</script></html>");
    return Stream.of(
        Arguments.of("plan.pages", iWork("Index/Document.iwa"), "Pages document. Export it as PDF"),
        Arguments.of("a.numbers", iWork("Index/Tables/DataList.iwa"), "Numbers document. Export"),
        Arguments.of("slides.zip", iWork("Index/Slide-1.iwa"), "Keynote presentation. Export"),
        Arguments.of("plan.docx", iWork("Index/Document.iwa"), "Pages, Numbers or Keynote"),
        Arguments.of("old.key", zip(Map.of("index.apxl", NOTHING)), "Keynote presentation"),
        Arguments.of("old.zip", zip(Map.of("index.xml", ascii("<sl:document>"))), "Pages document"),
        Arguments.of(
            "old.zip", zip(Map.of("index.xml", ascii("<ls:document>"))), "Numbers document"),
        Arguments.of(
            "plan.doc", stored("word97.doc"), "old Word document (.doc). Save it as .docx"),
        Arguments.of("plan.docx", stored("word97.doc"), "old Word document"),
        Arguments.of("a.xls", ole("Root Entry", "Workbook"), "old Excel workbook (.xls). Save it"),
        Arguments.of("a.ppt", ole("Root Entry", "PowerPoint Document"), "old PowerPoint"),
        Arguments.of("a.msg", ole("__properties_version1.0"), "Outlook email. Print it to PDF"),
        Arguments.of("a.pub", ole("Root Entry", "Quill", "Contents"), "Publisher document. Export"),
        Arguments.of("a.vsd", ole("VisioDocument"), "Visio drawing"),
        Arguments.of("a.xyz", ole("Something"), "old office program"),
        Arguments.of("a.docx", ole("EncryptedPackage", "EncryptionInfo"), "without the password"),
        Arguments.of(
            "a.odt",
            odf("application/vnd.oasis.opendocument.text", "<manifest:encryption-data/>"),
            "without the password"),
        Arguments.of("a.xlsb", zip(Map.of("xl/workbook.bin", NOTHING)), "Save it as .xlsx"),
        Arguments.of("a.rtf", ascii("{\\rtf1 Hello}"), "rich text document"),
        Arguments.of("plan.gdoc", stored("google-shortcut.gdoc"), "choose Download, then PDF"),
        Arguments.of("plan.txt", stored("google-shortcut.gdoc"), "choose Download, then PDF"),
        Arguments.of(
            "plan.gsheet",
            ascii("{\"url\": \"https://docs.google.com/open?id=x\"}"),
            "choose Download, then PDF"),
        Arguments.of("a.url", ascii("[InternetShortcut]\r\nURL=https://a.example"), "shortcut"),
        Arguments.of(
            "a.webloc",
            ascii("<?xml version=\"1.0\"?><plist><dict><key>URL</key></dict></plist>"),
            "shortcut"),
        Arguments.of("a.lnk", join(ascii("L\0\0\0\1\24\2\0"), new byte[100]), "shortcut"),
        Arguments.of(
            "photos.zip", zip(Map.of("a.jpg", NOTHING, "b.HEIC", NOTHING)), "ZIP of photos. Unzip"),
        Arguments.of(
            "a.livp", zip(Map.of("a.heic", NOTHING, "a.mov", NOTHING)), "Live Photo. Share"),
        Arguments.of("all.zip", zip(Map.of("plan.pdf", pdf(1))), "archive. Unpack it"),
        Arguments.of("plan.docx", zip(Map.of("plan.pdf", pdf(1))), "archive. Unpack it"),
        Arguments.of("a.rar", ascii("Rar!\u001a\7\1\0"), "archive"),
        Arguments.of("a.7z", ascii("7z\u00bc\u00af'\u001c\0\4"), "archive"),
        Arguments.of("a.epub", zip(Map.of("mimetype", ascii("application/epub+zip"))), "e-book"),
        Arguments.of("page.txt", page, "web page. Print it to PDF"),
        Arguments.of(
            "picture.svg",
            ascii("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            "SVG drawing. Export it as PNG or PDF"),
        Arguments.of("a.xml", ascii("<?xml version=\"1.0\"?><a/>"), "data file"),
        Arguments.of(
            "a.one",
            HexFormat.of().parseHex("e4525c7b8cd8a74daeb15378d02996d3"),
            "OneNote notebook. Export"),
        Arguments.of(
            "a.wmv", HexFormat.of().parseHex("3026b2758e66cf11a6d900aa0062ce6c"), "Save it as MP4"),
        Arguments.of("a.avi", ascii("RIFF\0\0\0\0AVI LIST"), "AVI video. Save it as MP4"),
        Arguments.of("a.flv", ascii("FLV\1\5\0\0\0\11"), "Save it as MP4"),
        Arguments.of("a.amr", ascii("#!AMR\n\0\0"), "Save it as MP3 or M4A"),
        Arguments.of("a.psd", ascii("8BPS\0\1\0\0"), "Save it as JPEG or PNG"),
        Arguments.of(
            "a.eml",
            ascii("From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nHi"),
            "email. Print it to PDF"),
        Arguments.of("a.jar", zip(Map.of("META-INF/MANIFEST.MF", NOTHING)), "is a program"),
        Arguments.of("empty.pdf", NOTHING, "is empty"),
        Arguments.of("blank.txt", ascii(" \n\t  \r\n   \n\n"), "contains no text"),
        Arguments.of("blob", new byte[] {0, 1, 2, 3, 4, 5, 6, 7}, "Save or export it as PDF"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("notTaken")
  void what_is_not_taken_is_called_by_its_name_with_the_next_step(
      String name, byte[] bytes, String sentence) {
    assertRefused(name, bytes, sentence);
  }

  static Stream<Arguments> whole() {
    return Stream.of(
        Arguments.of("a.jpg", picture("jpeg")),
        Arguments.of("a.png", picture("png")),
        Arguments.of("a.gif", picture("gif")),
        Arguments.of("a.bmp", picture("bmp")),
        Arguments.of("a.webp", webp()),
        Arguments.of("a.heic", stored("heic-photo.heic")),
        Arguments.of("a.avif", stored("photo.avif")),
        Arguments.of("a.pdf", pdf(20)),
        Arguments.of("a.docx", docx()),
        Arguments.of("a.mp4", isoMedia("isom", "vide", "soun")),
        Arguments.of("a.m4a", stored("voice-isom-brand.m4a")),
        Arguments.of("a.3gp", stored("voice-3gp4-brand.m4a")),
        Arguments.of("a.webm", stored("voice-recorded-in-browser.webm")),
        Arguments.of("a.mp3", mp3()),
        Arguments.of("a.wav", wav()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whole")
  void a_file_that_is_cut_off_is_refused_wherever_it_is_cut(String name, byte[] bytes)
      throws IOException {
    inspect(name, bytes);
    for (int percent : new int[] {30, 50, 70, 90, 97}) {
      byte[] cut = Arrays.copyOf(bytes, bytes.length * percent / 100);

      assertThatThrownBy(() -> inspect(name, cut))
          .as("%d %% of %s", percent, name)
          .isInstanceOf(FileRefused.class)
          .hasMessageMatching(".*(is cut off|is damaged).*pload.*");
    }
  }

  @Test
  void what_a_reviewer_could_not_open_is_refused() {
    assertRefused("a.jpg", stored("cut-off.jpg"), "is cut off");
    assertRefused("a.pdf", stored("cut-off.pdf"), "is cut off");
    assertRefused("a.pdf", stored("password-needed.pdf"), "Save a copy without the password");
    assertRefused("a.pdf", pdf(0), "PDF without pages");
    assertRefused("a.pdf", ascii("%PDF-1.7\nnothing\n%%EOF\n"), "a.pdf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "heic-photo.heic",
        "photo.avif",
        "voice-isom-brand.m4a",
        "voice-3gp4-brand.m4a",
        "voice-recorded-in-browser.webm"
      })
  void a_blind_copy_is_whole_and_of_the_same_kind(String name) throws IOException {
    Content content = inspect(name, stored(name));
    Path original = Files.write(folder.resolve(name), stored(name));
    ByteArrayOutputStream copy = new ByteArrayOutputStream();

    Cleaners.of(content).clean(original, copy);

    assertThat(inspect("copy", copy.toByteArray())).isEqualTo(content);
  }

  @Test
  void bytes_after_the_end_do_no_harm() throws IOException {
    byte[] more = new byte[3000];
    assertThat(inspect("a.pdf", join(pdf(1), more))).isEqualTo(Content.PDF);
    assertThat(inspect("a.jpg", join(picture("jpeg"), more))).isEqualTo(Content.JPEG);
    assertThat(inspect("a.png", join(picture("png"), more))).isEqualTo(Content.PNG);
    assertThat(inspect("a.mp3", join(mp3(), ascii("TAG"), new byte[125]))).isEqualTo(Content.MP3);
    assertThat(inspect("a.mp4", join(isoMedia("isom", "vide"), ascii("\177\0\0\0abcd"))))
        .isEqualTo(Content.MP4);
  }

  @Test
  void a_refusal_is_in_the_language_of_its_reader() {
    FileRefused refused = NotTaken.PAGES.refuse("plan.pages");

    assertThat(refused).hasMessageStartingWith("\"plan.pages\" is a Pages document.");
    assertThat(Language.SPANISH.use(refused::getMessage))
        .startsWith("«plan.pages» es un documento de Pages.");
  }

  @Test
  void no_sentence_names_a_media_type() {
    for (NotTaken kind : NotTaken.values()) {
      assertThat(kind.refuse("plan.x").getMessage())
          .startsWith("\"plan.x\" ")
          .endsWith(".")
          .containsPattern("[Uu]pload|Check")
          .doesNotContain("application/", "image/", "tika", "octet");
    }
  }

  @Test
  void macros_are_refused() {
    Map<String, byte[]> parts = docxParts();
    parts.put("word/vbaProject.bin", NOTHING);

    assertRefused("plan.docx", zip(parts), "contains macros");
  }

  @Test
  void a_document_that_unpacks_to_too_much_is_refused() {
    Map<String, byte[]> ratio = docxParts();
    ratio.put("word/media/zeros.bin", new byte[20 << 20]);
    assertRefused("ratio.docx", zip(ratio), "unpacks to far more");

    Map<String, byte[]> entries = docxParts();
    for (int i = 0; i < 100; i++) {
      entries.put("word/media/" + i, new byte[1]);
    }
    assertRefused("entries.docx", zip(entries), "unpacks to far more");
  }

  @Test
  void random_bytes_behind_any_beginning_are_an_answer_never_a_fault() throws IOException {
    var random = new java.util.Random(7);
    for (Arguments sample : (Iterable<Arguments>) Stream.concat(whole(), taken())::iterator) {
      byte[] bytes = (byte[]) sample.get()[1];
      for (int round = 0; round < 40; round++) {
        byte[] changed = bytes.clone();
        for (int i = 0; i < 8; i++) {
          changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        try {
          inspect("a.bin", changed);
        } catch (FileRefused refused) {
          assertThat(refused.getMessage()).contains("a.bin");
        }
      }
    }
  }

  private Content inspect(String name, byte[] bytes) throws IOException {
    Path file = Files.createTempFile(folder, "incoming", ".part");
    Files.write(file, bytes);
    return inspector.inspect(file, name);
  }

  private void assertRefused(String name, byte[] bytes, String message) {
    assertThatThrownBy(() -> inspect(name, bytes))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining(message);
  }

  private static byte[] chapters() {
    return join(
        box("ftyp", ascii("M4A \0\0\0\0isom")),
        box("moov", join(track("soun", true), track("vide", false))),
        box("mdat", new byte[100]));
  }

  private static Map<String, byte[]> docxParts() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", ascii("<Types/>"));
    parts.put("word/document.xml", ascii("<w:document/>"));
    return parts;
  }

  private static byte[] iWork(String part) {
    Map<String, byte[]> parts = new HashMap<>();
    parts.put(part, new byte[10]);
    parts.put("Metadata/Properties.plist", new byte[1]);
    parts.put("preview.jpg", picture("jpeg"));
    return zip(parts);
  }

  private static byte[] odf(String mediaType, String manifest) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("mimetype", ascii(mediaType));
    parts.put("content.xml", ascii("<office:document-content/>"));
    parts.put("META-INF/manifest.xml", ascii("<manifest:manifest>" + manifest));
    return zip(parts);
  }
}
