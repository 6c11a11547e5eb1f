package org.microendorse.domain.review;

import org.microendorse.domain.common.Refusal;

/** Nobody approves their own assessment. */
public class ApproverIsAssessor extends Refusal {
  public ApproverIsAssessor(String username) {
    super("review.approverIsAssessor", username);
  }
}
