package org.microendorse.domain.account;

import java.util.UUID;

/** Somebody has left for good; what still runs for them is to end. */
public record AccountDeleted(UUID accountId) {}
