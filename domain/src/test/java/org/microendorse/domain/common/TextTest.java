package org.microendorse.domain.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\r\n",
        "\u00a0",
        "\u200b",
        "\u3164",
        "\u115f\u1160",
        "\uffa0",
        "\u2800",
        "\u00ad",
        "\u034f",
        "\u180e",
        "\u2060\ufeff",
        "\u202e\u202d",
        "\u2066\u2069",
        "\u200d\u200c",
        "\ufe0f",
        "\u0000\u0007",
        "\ud800",
        "\udc00",
        "\ue000",
        "\u0301",
        "\u3000",
        "\u2028",
        "\udb40\udc41\udb40\udc7f",
        "\ud834\udd59"
      })
  void what_shows_nothing_is_blank(String text) {
    assertThat(Text.isBlank(text.repeat(80))).isTrue();
    assertThat(Text.line(text.repeat(80))).isEmpty();
    assertThat(Text.lines(text.repeat(80))).isEmpty();
    assertThat(Text.visibleLength(text.repeat(80)))
        .isLessThanOrEqualTo(text.equals("\u0301") ? 80 : 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "0",
        "-",
        "\u4e2d",
        "\u0639",
        "\ud83d\ude00",
        "\u00e9",
        "\u2019",
        "\u02bb",
        "\u0e01",
        "\ud83c\udff4",
        "\u20ac"
      })
  void what_shows_something_is_not_blank(String text) {
    assertThat(Text.isBlank(text)).isFalse();
    assertThat(Text.line(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Anne O\u2019Neil",
        "Ka\u02bbiulani",
        "Anne\u2011Marie",
        "Jos\u00e9 Mu\u00f1oz",
        "\u0645\u062d\u0645\u062f \u0639\u0644\u064a",
        "\u05d3\u05d5\u05d3",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\ud83d\udc69\u200d\ud83c\udfeb",
        "\u2764\ufe0f",
        "\ud83d\udc4d\ud83c\udffd",
        "\u738b\u5c0f\u660e",
        "Nguy\u1ec5n"
      })
  void real_names_stay_as_they_are(String name) {
    assertThat(Text.line(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "'Alice\u202egro.live', Alicegro.live",
    "'\u2067Bob\u2069', Bob",
    "'\u200bAnn\u00a0\u00a0Lee\u200b', Ann Lee",
    "'Ann\r\nLee', Ann Lee",
    "'Jose\u0301', Jos\u00e9",
    "'A\u200dnn', Ann",
    "'A\u0000n\u0008n', Ann",
    "'An\ud800n', Ann",
    "'Ann\udb40\udc41', Ann",
    "'\ufe0fAnn', Ann",
    "'Ann\u2800Lee', Ann Lee",
  })
  void what_shows_nothing_or_turns_text_around_is_removed(String typed, String clean) {
    assertThat(Text.line(typed)).isEqualTo(clean);
  }

  @Test
  void comments_keep_their_lines() {
    assertThat(Text.lines(" One \r\n\u2028two\u202e\r three\n\n")).isEqualTo("One\n\ntwo\n three");
  }

  @Test
  void cleaning_twice_changes_nothing() {
    String all =
        new java.util.Random(3)
            .ints(50_000, 0, 0x110000)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    assertThat(Text.line(Text.line(all))).isEqualTo(Text.line(all));
    assertThat(Text.lines(Text.lines(all))).isEqualTo(Text.lines(all));
  }
}
