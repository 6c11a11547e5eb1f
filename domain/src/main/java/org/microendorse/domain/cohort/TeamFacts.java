package org.microendorse.domain.cohort;

import java.util.UUID;

/**
 * What rules need to know of a team. Process variables spell it like this.
 *
 * @param organization its school, or else its district
 * @param people who have accepted
 * @param districts how many different ones they come from
 */
public record TeamFacts(UUID teamId, String name, String organization, int people, int districts) {}
