package org.microendorse.domain.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people who may review a submission.
 *
 * @param allocated whether there are enough people; otherwise nobody is asked
 * @param missingReviewers {@code assessor}, {@code approver}, {@code leadAssessor}, {@code
 *     soleAssessor} if no approver is needed, or {@code secondPerson} if only one and the same
 *     person may do both; null if nobody is missing
 * @param assessorCandidates user names
 * @param approverCandidates user names
 */
public record Allocation(
    boolean allocated,
    @Nullable String missingReviewers,
    List<String> assessorCandidates,
    List<String> approverCandidates) {

  static Allocation missing(String whom) {
    return new Allocation(false, whom, List.of(), List.of());
  }
}
