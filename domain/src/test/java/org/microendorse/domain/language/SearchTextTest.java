package org.microendorse.domain.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {
  private final SearchText text = SearchText.of("Cómo iniciar sesión\nCree una contraseña.");

  @ParameterizedTest
  @ValueSource(strings = {"", "sesion", "SESIÓN", "contrasena inici", "  sesión, "})
  void accents_capitals_and_commas_do_not_matter(String words) {
    assertThat(text.hasAll(words)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"insignia", "sesión insignia"})
  void every_word_must_be_there(String words) {
    assertThat(text.hasAll(words)).isFalse();
  }
}
