package org.microendorse.domain.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** Content that runs when a document is opened is refused, whatever its parts are called. */
class ActiveContentTest {
  private static final String MAIN = "wordprocessingml.document.main+xml";

  @TempDir Path folder;

  private final ContentInspector inspector =
      new ContentInspector(new MediaLimits.Archive(100, DataSize.ofMegabytes(50), 100));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/vnd.ms-word.document.macroEnabled.main+xml | macros",
        "application/vnd.ms-office.vbaProject                   | macros",
        "application/vnd.ms-excel.macrosheet+xml                | macros",
        "application/vnd.ms-excel.intlmacrosheet+xml            | macros",
        "application/vnd.ms-office.activeX+xml                  | ActiveX",
      })
  void by_content_type(String type, String said) {
    assertRefused(docx("<w:p/>").part("other/thing.dat", type, new byte[] {1}), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject      | x.dat | macros",
        "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet    | x.dat | macros",
        "control                                                               | x.dat | ActiveX",
        "attachedTemplate | https://evil.example/x.dotm | another computer",
        "attachedTemplate | file://server/share/x.dotm | another computer",
        "attachedTemplate | \\\\server\\share\\x.dotm | another computer",
      })
  void by_relationship(String type, String target, String said) {
    assertRefused(
        docx("<w:p/>").related("word/document.xml", "r1", type.strip(), target, "External"), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<w:instrText> DDEAUTO c:\\\\windows\\\\cmd.exe \"/k calc\" </w:instrText>",
        "<w:instrText> DD</w:instrText><w:instrText>E cmd</w:instrText>",
        "<w:fldSimple w:instr=\" DDE cmd x\"/>",
        "<x:f>cmd&#124;'/c calc'!A1</x:f>",
        "<x:ddeLink/>",
        "<table:table-cell table:formula=\"of:=DDE(&quot;soffice&quot;;&quot;a&quot;;&quot;b&quot;)\"/>",
      })
  void by_element(String element) {
    assertRefused(docx("<w:p>" + element + "</w:p>"), "another program");
  }

  @Test
  void scripts_of_an_open_document_are_refused() {
    assertRefused(docx("<script:event-listener/>"), "macros");
    assertRefused(docx("<text:a xlink:href=\"vnd.sun.star.script:x\"/>"), "macros");
  }

  @Test
  void a_document_like_any_other_is_taken() throws IOException {
    OoxmlSample plain =
        docx(
            "<w:p><w:instrText> PAGE </w:instrText><w:t>We discussed DDE | and cmd|x!A1</w:t>"
                + "<x:f>SUM(A1:B2)</x:f></w:p>");
    plain.related(
        "word/document.xml", "r1", "attachedTemplate", "file:///C:/Users/x/plan.dotx", "External");
    Path file = Files.write(folder.resolve("plan.docx"), plain.bytes());

    assertThat(inspector.inspect(file, "plan.docx")).isEqualTo(Content.DOCX);
  }

  private static OoxmlSample docx(String body) {
    OoxmlSample docx = new OoxmlSample();
    docx.related("", "a", "officeDocument", "word/document.xml");
    return docx.part(
        "word/document.xml",
        OoxmlSample.CONTENT + MAIN,
        CleanerTest.utf8("<w:document>" + body + "</w:document>"));
  }

  private void assertRefused(OoxmlSample sample, String said) {
    assertThatThrownBy(
            () -> {
              Path file = Files.write(Files.createTempFile(folder, "x", ".docx"), sample.bytes());
              inspector.inspect(file, "plan.docx");
            })
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining(said);
  }
}
