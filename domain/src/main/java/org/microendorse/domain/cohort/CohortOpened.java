package org.microendorse.domain.cohort;

import java.util.UUID;

/** A cohort has opened for teams. */
public record CohortOpened(UUID cohortId) {}
