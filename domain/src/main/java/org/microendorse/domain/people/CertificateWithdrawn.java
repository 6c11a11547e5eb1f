package org.microendorse.domain.people;

import java.util.UUID;

/** Somebody may not review a micro-credential any more. */
public record CertificateWithdrawn(UUID accountId, String microCredentialId) {}
