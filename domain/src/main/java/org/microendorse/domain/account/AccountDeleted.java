package org.microendorse.domain.account;

import java.util.UUID;

/** An account was deleted; the processes that still run for it must end. */
public record AccountDeleted(UUID accountId) {}
