package org.microendorse.domain.people;

import java.util.UUID;

/** A person may no longer review a micro-credential. */
public record CertificateWithdrawn(UUID accountId, String microCredentialId) {}
