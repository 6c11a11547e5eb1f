package org.microendorse.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTemplateTest {

  @Test
  void text_and_html_say_the_same() {
    MailText mail =
        MailTemplate.of("badge-earned")
            .fill(
                Map.of(
                    "name", "Ada <Brooks>",
                    "title", "Data & Design",
                    "badge", "https://example.org/badges/1"));

    assertThat(mail.subject()).isEqualTo("You have earned \"Data & Design\"");
    assertThat(mail.text()).contains("Hello Ada <Brooks>,", "https://example.org/badges/1");
    assertThat(mail.html())
        .contains(
            "<p>Hello Ada &lt;Brooks&gt;,</p>",
            "<a href=\"https://example.org/badges/1\">https://example.org/badges/1</a>",
            "&quot;Data &amp; Design&quot;")
        .doesNotContain("{{");
  }

  @Test
  void a_subject_stays_one_line() {
    MailText mail =
        MailTemplate.of("not-yet")
            .fill(Map.of("name", "Ada", "title", "A\r\nBcc: all@example.org", "portal", "x"));

    assertThat(mail.subject()).doesNotContain("\r", "\n");
  }

  @Test
  void a_fact_nobody_knows_is_an_error() {
    assertThatThrownBy(() -> MailTemplate.of("not-yet").fill(Map.of("name", "Ada")))
        .hasMessageContaining("{{title}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "../application", "layout.html", ""})
  void only_templates_are_templates(String name) {
    assertThatThrownBy(() -> MailTemplate.of(name)).isInstanceOf(IllegalArgumentException.class);
  }
}
