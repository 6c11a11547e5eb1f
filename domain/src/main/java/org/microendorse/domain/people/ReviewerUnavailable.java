package org.microendorse.domain.people;

import java.time.LocalDate;

/**
 * Somebody cannot do the reviews they have taken on.
 *
 * @param username who
 * @param microCredentialId of which; null for all
 * @param from those that are due on this day or later; null for all
 */
public record ReviewerUnavailable(String username, String microCredentialId, LocalDate from) {}
