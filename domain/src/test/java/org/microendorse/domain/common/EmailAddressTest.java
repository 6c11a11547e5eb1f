package org.microendorse.domain.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "ada@example.org, ada@example.org",
    "Ada.Lovelace+mc@Example.ORG, ada.lovelace+mc@example.org",
    "o'neil@example.org, o'neil@example.org",
    "'\u200btest@example.org', test@example.org",
    "'\u00a0test@example.org\u00a0', test@example.org",
    "test@schule-k\u00f6ln.example, test@xn--schule-kln-lcb.example",
    "test@\u4f8b\u3048.jp, test@xn--r8jz45g.jp",
    "test@xn--r8jz45g.xn--zckzah, test@xn--r8jz45g.xn--zckzah",
    "ada@example.org., ada@example.org",
  })
  void an_address_becomes_one_that_mail_can_be_sent_to(String typed, String address) {
    assertThat(EmailAddress.of(typed)).contains(new EmailAddress(address));
    assertThat(EmailAddress.problem(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@example.org",
        "ada@",
        "ada@example",
        "ada@localhost",
        "ada@127.0.0.1",
        "ada@[127.0.0.1]",
        "\"ada\"@example.org",
        "a b@example.org",
        ".ada@example.org",
        "ada.@example.org",
        "a..b@example.org",
        "ada@-example.org",
        "ada@example-.org",
        "ada@exa_mple.org",
        "ada@example..org",
        "jos\u00e9@example.org",
        "a@b@example.org",
        "Ada <ada@example.org>",
        "ada@example.org, bo@example.org",
        "ada@example.org\u0000x",
        "ada@example.o",
        "ada\r\nBcc: x@example.org",
        "ada@fa\u00df.de"
      })
  void an_address_that_mail_cannot_be_sent_to_is_refused_with_a_sentence(String typed) {
    assertThat(EmailAddress.of(typed)).isEmpty();
    assertThat(EmailAddress.problem(typed)).get().asString().endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 300})
  void a_local_part_has_at_most_64_characters(int length) {
    assertThat(EmailAddress.of("a".repeat(length) + "@example.org")).isEmpty();
    assertThat(EmailAddress.of("a".repeat(64) + "@example.org")).isPresent();
  }
}
