package org.microendorse.domain.cohort;

import java.util.UUID;

/** The program manager has canceled a cohort that teams could still register for. */
public record CohortCancelled(UUID cohortId) {}
