package org.microendorse.domain.review;

/** What a reviewer was asked to do. */
public enum Duty {
  ASSESS,
  /** Score it as well, without seeing the first assessment. */
  SECOND_SCORE,
  APPROVE,
  /** Look at an appeal against the decision. */
  APPEAL,
  /** See whether a submission can be reviewed at all. */
  PRE_CHECK,
  /** Look into a concern about one of its files. */
  CONCERN
}
