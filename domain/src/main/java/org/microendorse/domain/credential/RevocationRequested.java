package org.microendorse.domain.credential;

import java.util.UUID;

/** Somebody asks that a badge is taken back. */
public record RevocationRequested(UUID revocationId) {}
