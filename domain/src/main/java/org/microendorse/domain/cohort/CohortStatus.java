package org.microendorse.domain.cohort;

/** The status of a cohort. */
public enum CohortStatus {
  /** Teams may register. */
  OPEN,
  /** Registration is over, but there are too few teams: the program manager decides. */
  UNDECIDED,
  /** There are enough teams: staff is named and invoices go out. */
  FORMING,
  RUNNING,
  ENDED,
  /** Its teams are in another cohort. */
  MERGED,
  CANCELLED;

  /** Whether it runs or may still begin. */
  public boolean isAlive() {
    return compareTo(ENDED) < 0;
  }
}
