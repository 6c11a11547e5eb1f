package org.microendorse.domain.cohort;

/** What somebody does for a cohort. */
public enum Duty {
  FACILITATOR,
  COACH
}
