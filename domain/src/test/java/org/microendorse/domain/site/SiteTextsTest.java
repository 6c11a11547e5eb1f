package org.microendorse.domain.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.DatabaseTest;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.Accounts;
import org.springframework.beans.factory.annotation.Autowired;

class SiteTextsTest extends DatabaseTest {
  @Autowired private SiteTexts texts;
  @Autowired private Accounts accounts;

  @AfterEach
  void asDelivered() {
    jdbc.sql("delete from page_version").update();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_page_comes_in_both_languages(Language language) {
    assertThat(texts.pages(language))
        .extracting(SitePage::name)
        .contains("contact", "privacy", "terms", "accessibility");
    assertThat(texts.pages(language))
        .allSatisfy(
            page -> {
              assertThat(page.language()).as(page.name()).isEqualTo(language);
              assertThat(page.title()).as(page.name()).isNotBlank();
              assertThat(page.text()).as(page.name()).isNotBlank();
              assertThat(page.roles().isEmpty())
                  .as(page.name())
                  .isEqualTo(!page.name().startsWith("help/"));
            });
  }

  @Test
  void what_the_program_writes_counts_in_that_language_only() {
    change("privacy", Language.SPANISH, "# Su privacidad\r\n\r\nHola.");
    timePasses();
    change("privacy", Language.SPANISH, "# Privacidad\n\nDe nuevo.");

    SitePage changed = texts.page("privacy", Language.SPANISH);
    assertThat(changed.title()).isEqualTo("Privacidad");
    assertThat(changed.text()).isEqualTo("De nuevo.");
    assertThat(changed.changedAt()).isNotNull();
    assertThat(texts.pages(Language.SPANISH)).contains(changed);
    assertThat(texts.page("privacy", Language.ENGLISH).changedAt()).isNull();
    assertThat(texts.deliveredSource("privacy", Language.SPANISH)).isNotEqualTo(changed.source());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "No title", "#Title", "# ", "# \u200b", "## Heading"})
  void a_text_without_a_title_is_refused(String source) {
    assertThatThrownBy(() -> change("terms", Language.ENGLISH, source))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("title");
    assertThat(texts.page("terms", Language.ENGLISH).changedAt()).isNull();
  }

  @Test
  void a_text_that_is_too_long_or_a_page_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> change("terms", Language.ENGLISH, "# T\n" + "x".repeat(60_000)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("60,004");
    assertThatThrownBy(() -> change("secrets", Language.ENGLISH, "# T"))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> texts.page("../application", Language.ENGLISH))
        .isInstanceOf(NotFound.class);
  }

  private void change(String name, Language language, String source) {
    String version = name.equals("secrets") ? "" : texts.page(name, language).version();
    texts.change(name, language, source, version, petra());
  }

  private UUID petra() {
    return accounts.findByUsername("petra").orElseThrow().id();
  }

  private void timePasses() {
    clock.advance(Duration.ofSeconds(1));
  }
}
