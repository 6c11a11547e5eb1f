package org.microendorse.domain.credential;

import java.util.UUID;

/** The person who requested a revocation has withdrawn it: nobody decides any more. */
public record RevocationWithdrawn(UUID revocationId) {}
