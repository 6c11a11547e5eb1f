package org.microendorse.domain.review;

/** What a reviewer was asked to do. */
public enum Duty {
  ASSESS,
  /** Score it as well, without seeing the first assessment. */
  SECOND_SCORE,
  APPROVE,
  /** Look at an appeal against the decision. */
  APPEAL
}
