package org.microendorse.domain.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has been certified to review a micro-credential.
 *
 * @param calibratedBy who says that they are calibrated already; null if nobody does
 */
public record ReviewerCertified(
    UUID accountId, String microCredentialId, @Nullable String calibratedBy) {}
