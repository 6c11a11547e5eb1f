package org.microendorse.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroCredential.Criterion;
import org.microendorse.domain.catalog.TestLevels;
import org.microendorse.domain.common.Sha256;
import org.microendorse.domain.review.Score;
import tools.jackson.databind.JsonNode;

class OpenBadgeTest {
  static {
    TestLevels.use();
  }

  private final JsonNode badge =
      new OpenBadge(
              "https://example.org/badges/1.json",
              "did:key:z6Mk",
              "Regional Office",
              "https://example.org/",
              new MicroCredentialAchievement(
                  "https://example.org/catalog/mc/2",
                  new MicroCredential(
                      "mc",
                      2,
                      "Planning together",
                      "me",
                      "You plan together.",
                      "Show a plan.",
                      30,
                      null,
                      List.of(
                          new Criterion(
                              "planning", "Planning", "d", TestLevels.asking("n", "d", "y"))),
                      List.of(),
                      List.of(),
                      null,
                      null,
                      null,
                      null),
                  List.of(
                      new Score(
                          "planning",
                          "Planning",
                          "demonstrated",
                          "private words",
                          null,
                          "private hint",
                          "page 1"))),
              "Ada@Example.org",
              "c0ffee",
              null,
              null,
              Instant.parse("2026-03-02T08:00:00.123Z"))
          .toJson();

  @Test
  void names_its_earner_only_by_a_salted_hash() {
    JsonNode identity = badge.at("/credentialSubject/identifier/0");

    assertThat(identity.get("identityHash").asString(""))
        .isEqualTo("sha256$" + Sha256.hex("ada@example.orgc0ffee"));
    assertThat(identity.get("salt").asString("")).isEqualTo("c0ffee");
    assertThat(badge.toString().toLowerCase())
        .doesNotContain("ada@", "private words", "private hint");
  }

  @Test
  void says_what_was_shown_and_how_well() {
    JsonNode achievement = badge.at("/credentialSubject/achievement");
    JsonNode result = badge.at("/credentialSubject/result/0");

    assertThat(achievement.at("/criteria/narrative").asString(""))
        .startsWith("Show a plan.")
        .contains("### Planning");
    assertThat(result.get("resultDescription").asString(""))
        .isEqualTo(achievement.at("/resultDescription/0/id").asString(""));
    assertThat(result.get("achievedLevel").asString(""))
        .isEqualTo(achievement.at("/resultDescription/0/rubricCriterionLevel/2/id").asString(""))
        .isEqualTo(achievement.at("/resultDescription/0/requiredLevel").asString(""));
  }

  @Test
  void is_a_credential_of_open_badges_3() {
    assertThat(badge.at("/type/1").asString("")).isEqualTo("OpenBadgeCredential");
    assertThat(badge.at("/validFrom").asString("")).isEqualTo("2026-03-02T08:00:00Z");
    assertThat(badge.at("/issuer/id").asString("")).isEqualTo("did:key:z6Mk");
  }
}
