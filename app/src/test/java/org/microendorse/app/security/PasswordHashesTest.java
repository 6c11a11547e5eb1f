package org.microendorse.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordHashesTest {
  private final PasswordEncoder hashes = PasswordHashes.current(4);

  @Test
  void earlier_hashes_continue_to_work() {
    String before = new BCryptPasswordEncoder().encode("micro-endorse");

    assertThat(hashes.matches("micro-endorse", before)).isTrue();
    assertThat(hashes.matches("macro-endorse", before)).isFalse();
  }

  @Test
  void a_password_counts_to_its_last_character() {
    String long1 = "雨".repeat(63) + "a";
    String hash = hashes.encode(long1);

    assertThat(hashes.matches(long1, hash)).isTrue();
    assertThat(hashes.matches("雨".repeat(63) + "b", hash)).isFalse();
  }

  @Test
  void the_same_text_typed_otherwise_is_the_same_password() {
    assertThat(
            hashes.matches(
                "cafe\u0301 au lait, please", hashes.encode("caf\u00e9 au lait, please")))
        .isTrue();
  }

  @Test
  void a_hash_says_what_it_costs_to_guess() {
    assertThat(PasswordHashes.current(5).encode("micro-endorse")).contains("$05$");
  }

  @Test
  void a_missing_password_matches_nothing() {
    assertThat(hashes.matches("", "")).isFalse();
    assertThat(hashes.matches("anything", "")).isFalse();
  }
}
