package org.microendorse.app.credential;

import org.microendorse.app.web.Wording;
import org.microendorse.domain.credential.PresentedBadge;

/** What a badge says of itself, in words; every text is a stranger's, and may be missing. */
record ShownBadge(
    String name,
    String description,
    String issuer,
    String issuerId,
    boolean ours,
    String from,
    String until,
    String format) {

  static ShownBadge of(PresentedBadge badge, Wording say) {
    return new ShownBadge(
        badge.name() == null ? "A badge without a name" : badge.name(),
        badge.description(),
        badge.issuerName(),
        badge.issuerId(),
        badge.ours(),
        badge.validFrom() == null ? null : say.date(badge.validFrom()),
        badge.validUntil() == null ? null : say.date(badge.validUntil()),
        switch (badge.format()) {
          case JSON -> "JSON";
          case JWT -> "Signed text (JWT)";
          case PNG -> "Picture (PNG)";
          case SVG -> "Picture (SVG)";
        });
  }
}
