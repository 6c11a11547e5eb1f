package org.microendorse.domain.review;

/** What a reviewer was asked to do. */
public enum Duty {
  ASSESS,
  APPROVE,
  /** Look at an appeal against the decision. */
  APPEAL
}
