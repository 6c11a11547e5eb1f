package org.microendorse.domain.cohort;

import java.util.UUID;

/**
 * Registration for a cohort ends on another day.
 *
 * @param changeId of this change
 */
public record CohortChanged(UUID cohortId, UUID changeId) {}
