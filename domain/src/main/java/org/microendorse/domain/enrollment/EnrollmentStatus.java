package org.microendorse.domain.enrollment;

/** Where an enrollment stands as a whole. */
public enum EnrollmentStatus {
  IN_PROGRESS,
  EARNED,
  /** By the educator. */
  WITHDRAWN,
  /** A semester closed before anything was submitted. */
  LAPSED,
  /** By a committee, after concerns about evidence. */
  ENDED
}
