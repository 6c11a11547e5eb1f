package org.microendorse.domain.credential;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"@included\":[\"Summa cum laude\"]",
        "\"@included\":\"Summa cum laude\"",
        "\"@graph\":[\"Summa cum laude\"]",
        "\"@graph\":[{\"@value\":\"Summa cum laude\"}]",
        "\"@context\":{\"more\":\"@included\"},\"more\":[\"Summa cum laude\"]"
      })
  void values_that_json_ld_drops_are_an_error(String content) {
    assertThatThrownBy(
            () ->
                CanonicalForm.statements(
                    Checking.json("{\"@id\":\"https://example.org/1\",%s}".formatted(content))))
        .isInstanceOf(CanonicalForm.Impossible.class);
  }
}
