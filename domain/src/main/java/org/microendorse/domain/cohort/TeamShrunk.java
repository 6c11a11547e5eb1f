package org.microendorse.domain.cohort;

import java.util.UUID;

/**
 * A team whose cohort runs has become smaller.
 *
 * @param changeId of this change
 */
public record TeamShrunk(UUID teamId, UUID changeId) {}
