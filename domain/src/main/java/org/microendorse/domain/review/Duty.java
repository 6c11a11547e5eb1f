package org.microendorse.domain.review;

/** What a reviewer was asked to do. */
enum Duty {
  ASSESS,
  APPROVE
}
