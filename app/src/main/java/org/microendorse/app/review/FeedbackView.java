package org.microendorse.app.review;

import static org.microendorse.domain.language.Messages.message;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.CatalogTitle;
import org.microendorse.domain.catalog.Level;
import org.microendorse.domain.task.StepAnswers.Given;

/**
 * Feedback on one attempt, the same for page and PDF. It mentions roles and never names a reviewer.
 *
 * @param educator whom it is for
 * @param revokedOn when the badge that followed was revoked; null if it was not
 * @param allowedTies ties of reviewers, each in a sentence that names nobody
 * @param answers to questions of the process owner that are for the educator
 * @param onAppeal whether an appeal changed this feedback since
 */
record FeedbackView(
    CatalogTitle title,
    String educator,
    int attempt,
    String submittedOn,
    String answeredOn,
    boolean earned,
    boolean onAppeal,
    @Nullable String revokedOn,
    String overall,
    List<String> allowedTies,
    List<Criterion> criteria,
    List<Given> answers) {

  /** The result in a word. */
  public String verdict() {
    if (!earned) {
      return message("feedback.verdict.notYet");
    }
    if (isRevoked()) {
      return message(
          onAppeal ? "feedback.verdict.onAppealRevoked" : "feedback.verdict.earnedRevoked",
          revokedOn);
    }
    return message(onAppeal ? "feedback.verdict.onAppeal" : "feedback.verdict.earned");
  }

  private boolean isRevoked() {
    return earned && revokedOn != null;
  }

  /** {@code 2 of 4 criteria are demonstrated.} */
  public String summary() {
    if (onAppeal) {
      return message("feedback.summary.onAppeal");
    }
    long shown = criteria.stream().filter(Criterion::shown).count();
    return shown == criteria.size()
        ? message("feedback.summary.all")
        : message("feedback.summary.some", shown, criteria.size());
  }

  /** What the educator can do next. */
  public String advice() {
    if (isRevoked()) {
      return message("feedback.advice.revoked");
    }
    return message(earned ? "feedback.advice.earned" : "feedback.advice.notYet");
  }

  /**
   * One line of the rubric.
   *
   * @param description empty if the rubric does not have the criterion
   * @param word the level as it was called when it was given
   * @param style of the level
   * @param shown whether it counted as shown
   * @param marks the level as a row of marks, some of them filled
   * @param remarks what the assessor wrote, without empty fields
   * @param steps what the rubric asks at the level reached and at each one above it
   * @param langs the language of each text of the rubric; null if it is the page's
   */
  record Criterion(
      String title,
      String description,
      String word,
      String style,
      boolean shown,
      List<Boolean> marks,
      List<Remark> remarks,
      List<Step> steps,
      Function<String, @Nullable String> langs) {

    /** The language of a text of the rubric; null if it is the page's. */
    public @Nullable String lang(String text) {
      return langs.apply(text);
    }
  }

  /** A part of what the assessor wrote. */
  record Remark(String heading, @Nullable String text) {}

  /** A level of the rubric and what it asks for. */
  record Step(Level level, String asks, boolean reached) {

    /** {@code Current level: Developing} or {@code To earn it: Demonstrated} */
    public String heading() {
      String key =
          reached
              ? "feedback.step.current"
              : level.shown() ? "feedback.step.goal" : "feedback.step.onTheWay";
      return message(key, level.word());
    }
  }
}
