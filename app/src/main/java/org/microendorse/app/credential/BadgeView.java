package org.microendorse.app.credential;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroEndorsement;

/**
 * A badge as pages show it.
 *
 * @param standing whether it counts today
 * @param microCredential null for the badge of a whole micro-endorsement
 * @param endorsement what it is for or what the micro-credential is a part of
 * @param shown whether everybody may see it
 * @param mine whether whoever looks at it has earned it
 */
record BadgeView(
    UUID id,
    String kind,
    String title,
    String earner,
    String issuer,
    String issuedOn,
    Standing standing,
    @Nullable MicroCredential microCredential,
    @Nullable MicroEndorsement endorsement,
    boolean shown,
    boolean mine) {

  /**
   * Whether a badge counts today.
   *
   * @param kind one of the portal's three meanings
   * @param icon of the portal's icons
   * @param since since when it does not; empty if it counts
   */
  record Standing(boolean counts, String kind, String icon, String word, String since) {}
}
