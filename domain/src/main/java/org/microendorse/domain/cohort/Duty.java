package org.microendorse.domain.cohort;

/** What a person does for a cohort. */
public enum Duty {
  FACILITATOR,
  COACH
}
