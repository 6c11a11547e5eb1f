package org.microendorse.domain.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.credential.Verification.Check;
import org.microendorse.domain.credential.Verification.Finding;
import org.microendorse.domain.credential.Verification.Step;
import org.microendorse.domain.language.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads badges of Open Badges 2.0 and older. Their content is shown but never verified: only the
 * host of such a badge could confirm it, and nothing is fetched from there.
 */
final class OpenBadges2 {
  private OpenBadges2() {}

  /**
   * The assertion in a text that is neither JSON nor a JWT of Open Badges 3.0: an address, or a JWS
   * with an assertion in it.
   */
  static Optional<ObjectNode> assertionIn(String text) {
    if (text.matches("https?://\\S{1,2000}")) {
      ObjectNode assertion = JsonNodeFactory.instance.objectNode();
      return Optional.of(assertion.put("type", "Assertion").put("id", text));
    }
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      ObjectNode claims =
          BadgeFile.json(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8));
      return Optional.of(claims).filter(OpenBadges2::isAssertion);
    } catch (IllegalArgumentException | Doubt e) {
      return Optional.empty();
    }
  }

  static boolean isAssertion(JsonNode json) {
    return CredentialKind.of(json) == CredentialKind.OPEN_BADGE_2;
  }

  /** The content of the assertion, with the result that nothing of it could be checked. */
  static Verification shown(BadgeFile file) {
    ObjectNode assertion = file.credential();
    JsonNode badge = assertion.path("badge");
    JsonNode issuer = badge.path("issuer");
    JsonNode criteria = badge.path("criteria");
    String narrative = PresentedBadges.text(criteria.path("narrative"));
    PresentedBadge shown =
        new PresentedBadge(
            file.format(),
            false,
            PresentedBadges.text(assertion.path("id")),
            PresentedBadges.text(badge.path("name")),
            PresentedBadges.text(badge.path("description")),
            narrative == null ? PresentedBadges.idOf(criteria) : narrative,
            PresentedBadges.idOf(issuer),
            PresentedBadges.text(issuer.path("name")),
            PresentedBadges.idOf(
                assertion.has("image") ? assertion.get("image") : badge.get("image")),
            null,
            moment(assertion.path("issuedOn")),
            moment(assertion.path("expires")),
            assertion,
            assertion.toString());
    Step readable = Step.of(Check.READABLE, Finding.HOLDS, "credential.readable");
    return new Verification(
        List.of(readable, new Step(Check.OPEN_BADGE, Finding.COULD_NOT_CHECK, why(shown))),
        shown,
        null);
  }

  private static List<Message> why(PresentedBadge badge) {
    Message hosted = Message.of("credential.kind.OPEN_BADGE_2.hosted");
    return badge.id() == null || !badge.id().startsWith("http")
        ? List.of(hosted)
        : List.of(hosted, Message.of("credential.kind.OPEN_BADGE_2.address", badge.id()));
  }

  /** A date, a date and time, or (Open Badges 1.0) seconds since 1970; null if it is neither. */
  private static @Nullable Instant moment(JsonNode value) {
    try {
      if (value.isIntegralNumber()) {
        return Instant.ofEpochSecond(value.asLong(0));
      }
      String text = value.asString("");
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      return text.isEmpty() ? null : PresentedBadges.instant(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
