package org.microendorse.domain.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An approver's answer to an assessment.
 *
 * @param reason null if they agree
 * @param correctedScores their levels and words, if they correct
 * @param correctedFeedback their overall feedback, if they correct
 */
public record ApproverAnswer(
    ApprovalDecision decision,
    @Nullable String reason,
    @Nullable List<Score> correctedScores,
    @Nullable String correctedFeedback) {

  /** Agrees, or passes back with a reason. */
  public ApproverAnswer(ApprovalDecision decision, @Nullable String reason) {
    this(decision, reason, null, null);
  }
}
