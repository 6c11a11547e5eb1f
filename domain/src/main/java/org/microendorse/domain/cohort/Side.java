package org.microendorse.domain.cohort;

/** The organization for which a person works with a cohort. */
public enum Side {
  /** The regional office of education. */
  ROE,
  /** The partner platform. */
  PARTNER
}
