package org.microendorse.domain.credential;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the badges that we have issued in our database: a badge that names us and is not among them
 * is not ours, even if a key was stolen.
 */
@Component
class OurRecords {
  private static final Pattern ID = Pattern.compile("/badges/([0-9a-fA-F-]{36})\\.json$");

  private final Badges badges;

  OurRecords(Badges badges) {
    this.badges = badges;
  }

  /**
   * A badge of ours.
   *
   * @param credential as it was signed, without its proof
   */
  record Issued(ObjectNode credential, boolean takenBack) {}

  /**
   * @param id of the credential
   */
  Optional<Issued> find(@Nullable String id) {
    Matcher found = ID.matcher(id == null ? "" : id);
    if (!found.find()) {
      return Optional.empty();
    }
    try {
      return badges
          .findById(UUID.fromString(found.group(1)))
          .map(badge -> issued(badge.credential(), badge.revokedAt() != null));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Issued issued(String credential, boolean takenBack) {
    ObjectNode unsecured = BadgeFile.json(credential);
    unsecured.remove("proof");
    return new Issued(unsecured, takenBack);
  }
}
