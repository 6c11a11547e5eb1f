package org.microendorse.domain.credential;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the content of a badge from any issuer; leaves out what is malformed. */
final class PresentedBadges {
  private PresentedBadges() {}

  /**
   * @param credential what was signed; if that is not known, the file's own words
   */
  static PresentedBadge of(BadgeFile file, ObjectNode credential, boolean ours) {
    JsonNode subject = first(credential.path("credentialSubject"));
    JsonNode achievement = first(subject.path("achievement"));
    JsonNode issuer = credential.path("issuer");
    String name = text(achievement.path("name"));
    return new PresentedBadge(
        file.format(),
        ours,
        text(credential.path("id")),
        name == null ? text(credential.path("name")) : name,
        text(achievement.path("description")),
        text(achievement.path("criteria").path("narrative")),
        idOf(issuer),
        text(issuer.path("name")),
        idOf(achievement.has("image") ? achievement.get("image") : credential.get("image")),
        text(subject.path("id")),
        instantOrNull(validFrom(credential)),
        instantOrNull(validUntil(credential)),
        credential,
        file.document());
  }

  /** A credential in the file's own words, without contexts and proofs. */
  static ObjectNode plain(ObjectNode credential) {
    return credential.deepCopy().without(List.of("@context", "proof"));
  }

  /** Older credentials (VC 1.1) call it issuanceDate. */
  static @Nullable String validFrom(ObjectNode credential) {
    return text(credential.path(credential.has("validFrom") ? "validFrom" : "issuanceDate"));
  }

  static @Nullable String validUntil(ObjectNode credential) {
    return text(credential.path(credential.has("validUntil") ? "validUntil" : "expirationDate"));
  }

  /** The id of something that is written as its id alone or as an object. */
  static @Nullable String idOf(JsonNode node) {
    return node == null ? null : text(node.isObject() ? node.path("id") : node);
  }

  static List<String> texts(JsonNode oneOrMany) {
    List<String> texts = new ArrayList<>();
    if (oneOrMany != null && oneOrMany.isString()) {
      texts.add(oneOrMany.asString(""));
    } else if (oneOrMany != null && oneOrMany.isArray()) {
      oneOrMany.forEach(node -> texts.add(node.asString("")));
    }
    return texts;
  }

  static JsonNode first(JsonNode oneOrMany) {
    return oneOrMany.isArray() ? oneOrMany.path(0) : oneOrMany;
  }

  /**
   * The instant of an xsd:dateTimeStamp.
   *
   * @throws DateTimeException if it is none
   */
  static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static @Nullable Instant instantOrNull(@Nullable String text) {
    try {
      return text == null ? null : instant(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  static @Nullable String text(JsonNode node) {
    return node.isString() ? node.asString("") : null;
  }
}
