package org.microendorse.app.credential;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.web.Wording;
import org.microendorse.domain.credential.CredentialKind;
import org.microendorse.domain.credential.PresentedBadge;
import tools.jackson.databind.JsonNode;

/**
 * What a badge file says about itself, in words; every text is untrusted and may be missing.
 *
 * @param kind such as "Open Badge 3.0"
 * @param badges names of the badges in a transcript
 */
record ShownBadge(
    String kind,
    String name,
    @Nullable String description,
    @Nullable String criteria,
    @Nullable String issuer,
    @Nullable String issuerId,
    @Nullable String id,
    @Nullable String from,
    @Nullable String until,
    List<String> badges,
    String format) {

  static ShownBadge of(PresentedBadge badge, Wording say) {
    CredentialKind kind = CredentialKind.of(badge.credential());
    return new ShownBadge(
        title(kind),
        badge.name() == null ? "Not given" : badge.name(),
        badge.description(),
        badge.criteria(),
        Said.by(badge.issuerName()),
        badge.issuerId(),
        kind == CredentialKind.OPEN_BADGE_2 ? badge.id() : null,
        badge.validFrom() == null ? null : say.dateElsewhere(badge.validFrom()),
        badge.validUntil() == null ? null : say.dateElsewhere(badge.validUntil()),
        kind == CredentialKind.TRANSCRIPT ? badgesIn(badge.credential()) : List.of(),
        switch (badge.format()) {
          case JSON -> "JSON";
          case JWT -> "Signed text (JWT)";
          case PNG -> "Image (PNG)";
          case SVG -> "Image (SVG)";
        });
  }

  private static List<String> badgesIn(JsonNode transcript) {
    Set<String> names = new LinkedHashSet<>();
    addAchievements(transcript, names);
    return List.copyOf(names);
  }

  private static void addAchievements(JsonNode node, Set<String> names) {
    JsonNode type = node.path("type");
    String name = Said.by(node.path("name").asString(""));
    if (name != null && type.toString().contains("\"Achievement\"")) {
      names.add(name);
    }
    node.forEach(child -> addAchievements(child, names));
  }

  private static String title(CredentialKind kind) {
    return switch (kind) {
      case OPEN_BADGE -> "Open Badge 3.0";
      case OPEN_BADGE_2 -> "Open Badge 2.0 or older";
      case TRANSCRIPT -> "Transcript (Comprehensive Learner Record)";
      case ENDORSEMENT -> "Endorsement of a badge or an issuer";
      case OTHER -> "Another credential";
      case NO_CREDENTIAL -> "Not a badge";
    };
  }
}
