package org.microendorse.domain.review;

import java.util.List;

/**
 * The people who may review a submission, before or after a step was overdue.
 *
 * @param assessorCandidates user names
 * @param approverCandidates user names
 */
public record Reassignment(List<String> assessorCandidates, List<String> approverCandidates) {
  /** The candidates for one of the two duties. */
  public List<String> candidates(Duty duty) {
    return duty == Duty.APPROVE ? approverCandidates : assessorCandidates;
  }
}
