package org.microendorse.app.appeal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.appeal.AppealDecision;

/**
 * An appeal as the educator and their coach see it. It speaks of roles and never names a reviewer.
 *
 * @param lastDay the last day on which the educator can appeal
 * @param reasonsLength how many characters the reasons need at least
 * @param reasons the educator's words; null while nobody has appealed
 * @param receivedOn null while nobody has appealed
 * @param decidedOn null until decided
 * @param verdicts empty until decided
 */
public record AppealView(
    State state,
    String lastDay,
    int reasonsLength,
    @Nullable String reasons,
    @Nullable String receivedOn,
    @Nullable String decidedOn,
    List<Verdict> verdicts) {

  /** The status of the appeal. */
  public enum State {
    POSSIBLE,
    OVER,
    RECEIVED,
    UNDER_REVIEW,
    UPHELD,
    OVERTURNED
  }

  /** Whether the educator has appealed. */
  public boolean isMade() {
    return reasons != null;
  }

  /** The status in a word. */
  public String word() {
    return switch (state) {
      case POSSIBLE -> "Possible";
      case OVER -> "Over";
      case RECEIVED -> "Received";
      case UNDER_REVIEW -> "In review";
      case UPHELD -> "Decision upheld";
      case OVERTURNED -> "Overturned";
    };
  }

  /** The meaning of the status, in a sentence. */
  public String explanation() {
    return switch (state) {
      case POSSIBLE -> "You can appeal until " + lastDay + ".";
      case OVER -> "The last day to appeal was " + lastDay + ".";
      case RECEIVED ->
          "We are finding two certified reviewers who had no part in the decision and no ties to you.";
      case UNDER_REVIEW ->
          "Two certified reviewers who had no part in the decision are reviewing your submission"
              + " again, independently. Expect their decision within 2 to 3 weeks. You don't have to"
              + " wait for it.";
      case UPHELD ->
          "The two reviewers did not both find every criterion demonstrated. You can revise and"
              + " resubmit as often as you need.";
      case OVERTURNED ->
          "Both reviewers found every criterion demonstrated, so you have earned it.";
    };
  }

  /**
   * The verdict of one reviewer.
   *
   * @param reviewer {@code First reviewer of your appeal}
   */
  public record Verdict(String reviewer, AppealDecision decision, String reasons) {

    /** The verdict in words. */
    public String word() {
      return decision == AppealDecision.OVERTURN
          ? "Every criterion is demonstrated"
          : "Not every criterion is demonstrated";
    }
  }
}
