package org.microendorse.domain.enrollment;

/** The status of a path to a micro-endorsement. */
public enum EndorsementPathStatus {
  IN_PROGRESS,
  /** Nothing new opens and no semester closes until the educator continues. */
  PAUSED,
  EARNED,
  WITHDRAWN,
  /** By a committee, after concerns about evidence. */
  ENDED
}
