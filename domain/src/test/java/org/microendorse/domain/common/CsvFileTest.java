package org.microendorse.domain.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.common.CsvFile.Line;
import org.microendorse.domain.common.CsvFile.NotCsv;

class CsvFileTest {

  @Test
  void every_separator_line_end_and_encoding_is_read() throws NotCsv {
    for (String separator : List.of(",", ";", "\t", "|")) {
      for (String end : List.of("\n", "\r\n", "\r")) {
        for (String declared : List.of("", "sep=" + separator + end)) {
          String text =
              declared
                  + "a,b,c,,\nZo\u00eb,2,\"x\ny\",,\n,,,,\n"
                      .replace(",", separator)
                      .replace("\n", end);
          int first = declared.isEmpty() ? 1 : 2;
          List<Line> expected =
              List.of(
                  new Line(first, List.of("a", "b", "c")),
                  new Line(first + 1, List.of("Zo\u00eb", "2", "x y")));
          for (Charset charset :
              List.of(
                  StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (String mark : List.of("", "\ufeff")) {
              assertThat(CsvFile.read((mark + text).getBytes(charset)))
                  .as("%s %s", charset, text)
                  .isEqualTo(new CsvFile(expected, false));
            }
          }
        }
      }
    }
  }

  @Test
  void encodings_without_a_mark_are_guessed_and_said_to_be_a_guess() throws NotCsv {
    String names =
        "name\nZo\u00e9 M\u00fcller\n\u00c5sa \u00d6berg\nRen\u00e9e O\u2019Brien\nJos\u00e9 Mu\u00f1oz\n";
    for (String charset : List.of("windows-1252", "x-MacRoman")) {
      CsvFile read = CsvFile.read(names.getBytes(Charset.forName(charset)));

      assertThat(read.doubtful()).as(charset).isTrue();
      assertThat(read.lines())
          .as(charset)
          .extracting(line -> line.values().getFirst())
          .containsExactly(
              "name",
              "Zo\u00e9 M\u00fcller",
              "\u00c5sa \u00d6berg",
              "Ren\u00e9e O\u2019Brien",
              "Jos\u00e9 Mu\u00f1oz");
    }
  }

  @Test
  void a_workbook_and_an_open_quotation_mark_are_refused_with_what_to_do() {
    assertThatThrownBy(() -> CsvFile.read(new byte[] {'P', 'K', 3, 4, 0}))
        .isInstanceOf(NotCsv.class)
        .hasMessageContaining("save it as CSV");
    assertThatThrownBy(() -> CsvFile.read("a,b\n\"c,d\n".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("Line 2: a quotation mark is opened and never closed.");
    assertThatThrownBy(() -> CsvFile.read(new byte[] {1, 0, 0, 0, 5, 0, 0}))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void what_a_person_typed_never_becomes_a_formula() throws NotCsv {
    byte[] file =
        new CsvDownload()
            .line("=1+1", "+1", "-1", "@x", "\t=1", " =1", "\uff1d1", "a=b", -5, null, "\"q\", r")
            .bytes();

    assertThat(new String(file, StandardCharsets.UTF_8))
        .isEqualTo(
            "\ufeff\"'=1+1\",\"'+1\",\"'-1\",\"'@x\",\"'\t=1\",\"' =1\",\"'\uff1d1\",\"a=b\",\"-5\",\"\",\"\"\"q\"\", r\"\r\n");
    assertThat(CsvFile.read(file).lines()).hasSize(1);
  }
}
