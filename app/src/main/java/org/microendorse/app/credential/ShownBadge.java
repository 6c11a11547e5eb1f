package org.microendorse.app.credential;

import static org.microendorse.domain.language.Messages.message;

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
        message("verify.kind." + kind),
        badge.name() == null ? message("verify.says.noName") : badge.name(),
        badge.description(),
        badge.criteria(),
        Said.by(badge.issuerName()),
        badge.issuerId(),
        kind == CredentialKind.OPEN_BADGE_2 ? badge.id() : null,
        badge.validFrom() == null ? null : say.dateElsewhere(badge.validFrom()),
        badge.validUntil() == null ? null : say.dateElsewhere(badge.validUntil()),
        kind == CredentialKind.TRANSCRIPT ? badgesIn(badge.credential()) : List.of(),
        message("verify.format." + badge.format()));
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
}
