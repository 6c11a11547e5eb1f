package org.microendorse.domain.cohort;

import java.util.UUID;
import org.microendorse.domain.task.AsNote;

/**
 * What rules need to know of a team. Process variables spell it like this.
 *
 * @param organization its school, or else its district
 * @param organizationId tells it from others
 * @param people who have accepted
 * @param districts how many different ones they come from
 */
public record TeamFacts(
    UUID teamId,
    @AsNote String name,
    @AsNote String organization,
    UUID organizationId,
    int people,
    int districts) {}
