package org.microendorse.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.microendorse.domain.language.Language;

class ModelNamesTest {
  @Test
  void a_name_is_in_the_language_of_the_reader() {
    assertThat(ModelNames.translated("Submit portfolio")).isEqualTo("Submit portfolio");
    assertThat(spanish("Submit portfolio")).isEqualTo("Entregar el portafolio");
    assertThat(spanish("Get feedback")).isEqualTo("Recibir retroalimentación");
  }

  @Test
  void a_name_that_is_not_translated_is_in_english() {
    assertThat(spanish("Sing a song")).isEqualTo("Sing a song");
  }

  @Test
  void a_diagram_has_the_names_in_the_language_of_the_reader() {
    String bpmn =
        """
        <bpmn:task id="a" name="Issue badge" /><bpmn:task id="b" name="Sing &#34;la&#34; &amp; more" />
        <bpmn:message id="c" name="enrollment.opened" />
        """;

    assertThat(ModelNames.translatedIn(bpmn)).isEqualTo(bpmn);
    assertThat(Language.SPANISH.use(() -> ModelNames.translatedIn(bpmn)))
        .contains("id=\"a\" name=\"Emitir la insignia\"")
        .contains("name=\"Sing &#34;la&#34; &amp; more\"", "name=\"enrollment.opened\"");
  }

  private static String spanish(String name) {
    return Language.SPANISH.use(() -> ModelNames.translated(name));
  }
}
