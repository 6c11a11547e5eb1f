package org.microendorse.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PasswordRulesTest {
  private final PasswordRules rules =
      new PasswordRules(
          new Binder(new MapConfigurationPropertySource())
              .bindOrCreate("endorse.accounts", AccountProperties.class));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seven quiet lanterns",
        "all lower case and nothing else",
        "7391 5820 6643 0958 1427",
        "школа весной открыта",
        "雨の日に図書館で静かに本を読んでいた",
        "🌷🚲🎻🦊🍉🌋🧭🎈🪁🐙🌵🛶🥁🧩🌻x1y2z3",
      })
  void any_characters_are_fine_if_there_are_enough(String password) {
    assertThat(rules.problem(password, "Nell Ortega", "nell@school.org")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "passwordpassword",
        "P@ssword Password!!!",
        "123456789012345678",
        "qwertyuiopasdfghjkl",
        "aaaaaaaaaaaaaaaaaaaa",
        "abababababababababab",
        "!!!!!!!!!!!!!!!!!!!!",
        "Nell Ortega 2026!!",
        "nell.ortega@school.org",
        "micro-endorsements 1",
        "Summer2026 Summer2026",
      })
  void common_guesses_are_refused(String password) {
    assertThat(rules.problem(password, "Nell Ortega", "nell.ortega@school.org"))
        .hasValueSatisfying(problem -> assertThat(problem).asString().contains("easy to guess"));
  }

  @Test
  void characters_are_counted_as_people_count_them() {
    assertThat(rules.problem("vexing quartz!")).get().asString().contains("at least 15");
    assertThat(rules.problem("vexing quartz!!")).isEmpty();
    assertThat(rules.problem("🌷".repeat(14))).get().asString().contains("at least 15");
    String long64 = "ünd so weiter, bis es vierundsechzig Zeichen sind, mehr oder wen";
    assertThat(long64).hasSize(64);
    assertThat(rules.problem(long64)).isEmpty();
    assertThat(rules.problem("lantern otter ".repeat(10))).get().asString().contains("at most 128");
  }

  @Test
  void the_same_text_typed_otherwise_is_the_same_password() {
    List<String> spellings = List.of("caf\u00e9", "cafe\u0301");

    assertThat(spellings.stream().map(PasswordRules::normalize).distinct()).hasSize(1);
  }
}
