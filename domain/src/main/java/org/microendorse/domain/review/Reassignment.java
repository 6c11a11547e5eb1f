package org.microendorse.domain.review;

import java.util.List;

/**
 * Who may review a submission before or after its time was up.
 *
 * @param assessorCandidates user names
 * @param approverCandidates user names
 */
public record Reassignment(List<String> assessorCandidates, List<String> approverCandidates) {
  /** Of the one or the other. */
  public List<String> candidates(Duty duty) {
    return duty == Duty.APPROVE ? approverCandidates : assessorCandidates;
  }
}
