package org.microendorse.domain.enrolment;

/** Where an enrolment stands as a whole. */
public enum EnrolmentStatus {
  IN_PROGRESS,
  EARNED,
  WITHDRAWN,
  /** By a committee, after concerns about evidence. */
  ENDED
}
