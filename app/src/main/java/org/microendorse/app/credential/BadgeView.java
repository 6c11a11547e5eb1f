package org.microendorse.app.credential;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroEndorsement;

/**
 * A badge as pages show it.
 *
 * @param standing whether it is valid today
 * @param microCredential null for the badge of a whole micro-endorsement
 * @param endorsement the micro-endorsement it is for, or that the micro-credential is part of
 * @param shown whether it is published
 * @param mine whether the person who looks at it has earned it
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
   * Whether a badge is valid today.
   *
   * @param kind one of the portal's three meanings
   * @param icon of the portal's icons
   * @param words since when it is not valid
   */
  record Standing(boolean counts, String kind, String icon, String words) {}
}
