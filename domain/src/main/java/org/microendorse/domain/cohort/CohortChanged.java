package org.microendorse.domain.cohort;

import java.util.UUID;

/**
 * The last day to register for a cohort has changed.
 *
 * @param changeId of this change
 */
public record CohortChanged(UUID cohortId, UUID changeId) {}
