package org.microendorse.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebLinksTest {

  @ParameterizedTest
  @CsvSource({
    "https://example.org/lesson, https://example.org/lesson",
    "https://ada:secret@example.org:8443/a b?user=ada#ada,",
    "https://ada:secret@example.org:8443/a?user=ada#ada, https://example.org:8443/a",
  })
  void a_page_stays_without_what_is_added_to_it(String link, String harmless) {
    assertThat(WebLinks.harmless(link)).isEqualTo(harmless);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/~brooks/plan",
        "https://example.org/Users/brooks/plan",
        "https://video.example/@brooks",
        "https://district-my.sharepoint.com/personal/ada_brooks/plan.docx",
        "https://d.docs.live.net/1a2b/plan.docx",
        "https://1drv.ms/w/s!A",
        "mailto:ada@example.org",
        "file:///C:/Users/ada/plan.docx",
        "\\\\server\\ada\\plan.docx",
        "../ada/plan.docx",
        "javascript:alert(1)",
        "%",
      })
  void personal_pages_mails_and_files_go(String link) {
    assertThat(WebLinks.harmless(link)).isNull();
  }
}
