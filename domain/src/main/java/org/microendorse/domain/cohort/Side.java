package org.microendorse.domain.cohort;

/** For whom somebody works with a cohort. */
public enum Side {
  /** The regional office of education. */
  ROE,
  /** The partner platform. */
  PARTNER
}
