package org.microendorse.domain.enrollment;

/** Where somebody's way to a micro-endorsement stands as a whole. */
public enum EndorsementPathStatus {
  IN_PROGRESS,
  /** Nothing new opens and no semester closes for them until they go on. */
  PAUSED,
  EARNED,
  WITHDRAWN,
  /** By a committee, after concerns about evidence. */
  ENDED
}
