package org.microendorse.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.microendorse.domain.language.Language;

class TaskNamesTest {
  @Test
  void a_name_is_in_the_language_of_the_reader() {
    assertThat(TaskNames.translated("Submit portfolio")).isEqualTo("Submit portfolio");
    assertThat(Language.SPANISH.use(() -> TaskNames.translated("Submit portfolio")))
        .isEqualTo("Entregar el portafolio");
  }

  @Test
  void a_name_that_is_not_translated_is_in_english() {
    assertThat(Language.SPANISH.use(() -> TaskNames.translated("Sing a song")))
        .isEqualTo("Sing a song");
  }
}
