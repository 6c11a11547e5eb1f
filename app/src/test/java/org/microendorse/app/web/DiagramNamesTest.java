package org.microendorse.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.microendorse.domain.language.Language;

class DiagramNamesTest {
  @Test
  void a_diagram_has_the_names_in_the_language_of_the_reader() {
    String bpmn =
        """
        <bpmn:task id="a" name="Issue badge" /><bpmn:task id="b" name="Sing &#34;la&#34; &amp; more" />
        <bpmn:message id="c" name="enrollment.opened" />
        <bpmn:text>Issue badge</bpmn:text>
        """;

    assertThat(DiagramNames.translatedIn(bpmn)).isEqualTo(bpmn);
    assertThat(Language.SPANISH.use(() -> DiagramNames.translatedIn(bpmn)))
        .contains("id=\"a\" name=\"Emitir la insignia\"", "<bpmn:text>Emitir la insignia<")
        .contains("name=\"Sing &#34;la&#34; &amp; more\"", "name=\"enrollment.opened\"");
  }
}
