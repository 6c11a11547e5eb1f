package org.microendorse.app.task;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.microendorse.app.review.ReviewRules;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.calibration.Standing;
import org.microendorse.domain.review.EligibleReviewers;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.domain.review.TieOverrides;
import org.springframework.stereotype.Component;

/**
 * Checks reviewers again when they claim a task: since they were asked, they may have lost their
 * certificate, their calibration may have expired, or they may now work with the educator.
 */
@Component
class ClaimRules {
  private final EligibleReviewers reviewers;
  private final TieOverrides overrides;
  private final ReviewRules rules;

  ClaimRules(EligibleReviewers reviewers, TieOverrides overrides, ReviewRules rules) {
    this.reviewers = reviewers;
    this.overrides = overrides;
    this.rules = rules;
  }

  /**
   * Returns the key of the reason why this person may not review the submission now; empty if they
   * may.
   */
  Optional<String> refusal(PortalUser user, UUID submissionId) {
    Optional<Reviewer> found = reviewers.findReviewer(submissionId, user.getUsername());
    if (found.isEmpty()) {
      return Optional.of("task.claim.notCertified");
    }
    if (overrides.reviewers(submissionId).contains(user.getUsername())) {
      return Optional.empty();
    }
    // People who are away are not asked, but may review if they return early.
    Reviewer reviewer = found.get().present();
    List<String> reasons = rules.reasonsAgainst(reviewer);
    if (reasons.isEmpty()) {
      return Optional.empty();
    }
    boolean calibration =
        reviewer.calibration() == Standing.DUE
            && rules.reasonsAgainst(reviewer.calibrated()).isEmpty();
    return Optional.of(
        calibration
            ? "task.claim.notCalibrated"
            // Naming the tie would reveal whose submission it is.
            : "task.claim.ties");
  }
}
