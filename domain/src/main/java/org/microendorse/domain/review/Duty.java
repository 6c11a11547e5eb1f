package org.microendorse.domain.review;

/** What a reviewer was asked to do. */
public enum Duty {
  ASSESS,
  /** Score it a second time, without seeing the first assessment. */
  SECOND_SCORE,
  APPROVE,
  /** Look at an appeal against the decision. */
  APPEAL,
  /** Check whether a submission can be reviewed at all. */
  PRE_CHECK,
  /** Look into a concern about one of its files. */
  CONCERN
}
