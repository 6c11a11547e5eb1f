package org.microendorse.domain.cohort;

import java.util.UUID;

/** A cohort takes teams. */
public record CohortOpened(UUID cohortId) {}
