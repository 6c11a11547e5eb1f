package org.microendorse.domain.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"Kaʻiulani O'Neil", "J.R. Smith", "St. John", "Ana‑Maria 李", "محمد"})
  void names_of_people_are_taken(String name) {
    assertThat(PersonName.problem(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sign in at evil.example",
        "https://evil.example/x",
        "mallory@evil.example",
        "www.evil.example",
        "<b>Mallory</b>",
        "\u200B\u2800",
        ""
      })
  void a_name_that_carries_a_link_or_shows_nothing_is_refused(String name) {
    assertThat(PersonName.problem(name)).isPresent();
  }
}
