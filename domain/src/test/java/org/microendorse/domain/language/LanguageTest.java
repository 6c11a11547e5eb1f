package org.microendorse.domain.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.domain.language.Language.ENGLISH;
import static org.microendorse.domain.language.Language.SPANISH;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTest {
  @Test
  void a_thread_that_works_for_nobody_writes_english() {
    assertThat(Language.current()).isEqualTo(ENGLISH);
  }

  @Test
  void a_thread_works_for_a_reader_only_as_long_as_it_says() {
    assertThat(SPANISH.use(Language::current)).isEqualTo(SPANISH);
    assertThat(SPANISH.use(() -> ENGLISH.use(Language::current))).isEqualTo(ENGLISH);
    assertThatThrownBy(() -> SPANISH.use(LanguageTest::fail)).hasMessage("failed");

    assertThat(Language.current()).isEqualTo(ENGLISH);
  }

  @Test
  void of_the_languages_a_person_prefers_the_first_with_texts_counts() {
    assertThat(Language.firstOf(List.of(Locale.FRENCH, Locale.of("es", "MX"), Locale.US)))
        .isEqualTo(SPANISH);
    assertThat(Language.firstOf(List.of(Locale.FRENCH))).isEqualTo(ENGLISH);
    assertThat(Language.firstOf(List.of())).isEqualTo(ENGLISH);
  }

  @Test
  void only_codes_of_languages_with_texts_are_known() {
    assertThat(Language.of("es")).contains(SPANISH);
    assertThat(Language.of("fr")).isEmpty();
    assertThat(Language.of(null)).isEmpty();
  }

  private static String fail() {
    throw new IllegalStateException("failed");
  }
}
