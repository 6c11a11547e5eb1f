package org.microendorse.domain.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person has been certified to review a micro-credential.
 *
 * @param calibratedBy who vouches that they are already calibrated; null if nobody does
 */
public record ReviewerCertified(
    UUID accountId, String microCredentialId, @Nullable String calibratedBy) {}
