package org.microendorse.app.appeal;

import static org.microendorse.domain.language.Messages.message;

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
    return message("appeal.word." + state.name());
  }

  /** The meaning of the status, in a sentence. */
  public String explanation() {
    return message("appeal.explanation." + state.name(), lastDay);
  }

  /**
   * The verdict of one reviewer.
   *
   * @param reviewer {@code First reviewer of the appeal}
   */
  public record Verdict(String reviewer, AppealDecision decision, String reasons) {

    /** The verdict in a sentence. */
    public String word() {
      return message(
          decision == AppealDecision.OVERTURN
              ? "appeal.verdict.overturn"
              : "appeal.verdict.uphold");
    }
  }
}
