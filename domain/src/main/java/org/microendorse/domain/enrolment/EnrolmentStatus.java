package org.microendorse.domain.enrolment;

/** Where an enrolment stands as a whole. */
public enum EnrolmentStatus {
  IN_PROGRESS,
  EARNED,
  /** By the educator. */
  WITHDRAWN,
  /** A semester closed before anything was submitted. */
  LAPSED,
  /** By a committee, after concerns about evidence. */
  ENDED
}
