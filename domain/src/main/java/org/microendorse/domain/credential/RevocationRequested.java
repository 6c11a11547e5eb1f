package org.microendorse.domain.credential;

import java.util.UUID;

/** The revocation of a badge was requested. */
public record RevocationRequested(UUID revocationId) {}
