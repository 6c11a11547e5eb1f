package org.microendorse.domain.credential;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroCredential.Criterion;
import org.microendorse.domain.catalog.TestLevels;
import org.microendorse.domain.common.EndorseProperties;
import org.microendorse.domain.review.Score;
import tools.jackson.databind.node.ObjectNode;

/** Badges as we issue them, without a database. */
final class Issuing {
  static {
    TestLevels.use();
  }

  static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private Issuing() {}

  /** Each has a key of its own. */
  static CredentialSigner signer(String baseUrl, IssuerKeyProperties.Method did, int... seeds) {
    String keys =
        String.join("\n", Arrays.stream(seeds).mapToObj(seed -> Issuing.key(seed)).toList());
    return signer(baseUrl, new IssuerKeyProperties(null, null, keys, null, List.of(), did));
  }

  static CredentialSigner signer(String baseUrl, IssuerKeyProperties properties) {
    return new CredentialSigner(properties, new EndorseProperties(URI.create(baseUrl)), CLOCK);
  }

  static String key(int seed) {
    byte[] bytes = new byte[IssuerKey.SEED_LENGTH];
    bytes[0] = (byte) seed;
    return Base64.getEncoder().encodeToString(bytes);
  }

  static ObjectNode unsigned(CredentialSigner signer) {
    return unsigned(
        signer,
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
                    new Criterion("planning", "Planning", "d", TestLevels.asking("n", "d", "y"))),
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
        "c0ffee");
  }

  static ObjectNode unsigned(
      CredentialSigner signer, MicroCredentialAchievement achievement, String salt) {
    return new OpenBadge(
            "https://example.org/badges/1.json",
            signer.issuerId(),
            "Regional Office",
            "https://example.org/",
            achievement,
            "Ada@Example.org",
            salt,
            null,
            null,
            NOW)
        .toJson();
  }
}
