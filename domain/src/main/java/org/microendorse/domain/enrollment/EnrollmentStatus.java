package org.microendorse.domain.enrollment;

/** The status of an enrollment. */
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
