package org.microendorse.domain.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

  @ParameterizedTest
  @CsvSource({
    "plan.pdf, plan.pdf",
    "../../etc/passwd, passwd",
    "'C:\\Users\\ada\\plan.pdf', plan.pdf",
    "'pl\u0000an\u202Efdp.pdf', planfdp.pdf",
    "'my   plan\t.pdf', my plan .pdf",
    "'<b>plan\".pdf', _b_plan_.pdf",
    ".htaccess, htaccess",
    "'...', file",
    "'', file",
    "'Übung 3 – Ergebnis.docx', 'Übung 3 – Ergebnis.docx'",
  })
  void a_name_loses_what_could_do_harm(String name, String clean) {
    assertThat(FileNames.clean(name)).isEqualTo(clean);
  }

  @Test
  void a_long_name_is_cut_but_keeps_its_ending() {
    String clean = FileNames.clean("x".repeat(500) + ".pdf");

    assertThat(clean).hasSize(120).endsWith("x.pdf");
  }

  @Test
  void no_name_is_a_name_too() {
    assertThat(FileNames.clean(null)).isEqualTo("file");
  }
}
