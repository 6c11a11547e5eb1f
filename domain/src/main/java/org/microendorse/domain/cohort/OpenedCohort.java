package org.microendorse.domain.cohort;

import java.time.OffsetDateTime;

/**
 * What the process of a cohort knows when it starts.
 *
 * @param registrationEndsAt when the last day of registration is over
 */
public record OpenedCohort(CohortSummary cohort, OffsetDateTime registrationEndsAt) {

  /** A cohort as forms show it. */
  public record CohortSummary(String title, String endorsement, String firstSemester) {}
}
