package org.microendorse.domain.showcase;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.credential.Badge;
import org.microendorse.domain.showcase.BadgeFace.Level;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Draws pictures of badges, which say what was signed and nothing else. */
@Component
public class BadgePictures {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

  private static final int PIXELS = 600;

  private final ObjectMapper json;
  private final ZoneId zone;
  private final Clock clock;

  BadgePictures(ObjectMapper json, ZoneId zone, Clock clock) {
    this.json = json;
    this.zone = zone;
    this.clock = clock;
  }

  public String svg(Badge badge) {
    return BadgePicture.of(face(badge)).svg();
  }

  public byte[] png(Badge badge) {
    return BadgePicture.of(face(badge)).png(PIXELS);
  }

  /** The texts on the picture. */
  public BadgeFace face(Badge badge) {
    JsonNode credential = read(badge.credential());
    return new BadgeFace(
        badge.isOfEndorsement() ? Level.MICRO_ENDORSEMENT : Level.MICRO_CREDENTIAL,
        credential.path("name").asString(""),
        credential.at("/issuer/name").asString(""),
        DATE.format(Instant.parse(credential.path("validFrom").asString("")).atZone(zone)),
        stamp(badge, credential.path("validUntil").asString(null)));
  }

  private @Nullable String stamp(Badge badge, String validUntil) {
    if (badge.revokedAt() != null) {
      return "Revoked";
    }
    return validUntil == null || Instant.parse(validUntil).isAfter(clock.instant())
        ? null
        : "Expired";
  }

  private JsonNode read(String credential) {
    try {
      return json.readTree(credential);
    } catch (JacksonException e) {
      throw new IllegalStateException("A signed credential is not JSON.", e);
    }
  }
}
