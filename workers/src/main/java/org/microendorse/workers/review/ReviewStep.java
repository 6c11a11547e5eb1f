package org.microendorse.workers.review;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.review.Reassignment;
import org.microendorse.workers.notification.StaffMails.MicroCredentialTitle;
import org.microendorse.workers.review.StepPlanner.TimeLimits;

/**
 * A step of a review that is replanned. A second score has no approvers.
 *
 * @param assessorId user name of the assessor who has begun; null if nobody has
 * @param planChange why it is replanned; one of {@link
 *     org.microendorse.processes.DecisionValues.PlanChange}
 * @param awayReviewer user name of the person who can no longer do it; null if the calendar has
 *     changed
 */
public record ReviewStep(
    UUID submissionId,
    List<String> assessorCandidates,
    List<String> approverCandidates,
    @Nullable String assessorId,
    TimeLimits timeLimits,
    @Nullable String planChange,
    @Nullable String awayReviewer,
    MicroCredentialTitle microCredential) {
  public ReviewStep {
    assessorCandidates = assessorCandidates == null ? List.of() : assessorCandidates;
    approverCandidates = approverCandidates == null ? List.of() : approverCandidates;
  }

  Reassignment people() {
    return new Reassignment(assessorCandidates, approverCandidates);
  }
}
