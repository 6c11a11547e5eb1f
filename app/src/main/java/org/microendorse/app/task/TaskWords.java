package org.microendorse.app.task;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.microendorse.processes.Forms;

/**
 * How the portal introduces the task of a form. A form added by a process owner gets default words
 * until better ones are added here.
 *
 * @param icon of the portal's icons
 * @param lead what is next, in one sentence
 * @param button the label of the primary button
 */
public record TaskWords(String icon, String lead, String button) {
  private static final TaskWords OTHERS =
      new TaskWords("tasks", "Fill in the form, then send it.", "Send");

  private static final Map<String, TaskWords> WORDS =
      Map.ofEntries(
          Map.entry(
              Forms.GET_READY,
              new TaskWords(
                  "ready", "Read what is expected of you. Begin when you are ready.", "Begin")),
          Map.entry(
              Forms.SELF_ASSESSMENT,
              new TaskWords(
                  "gaps",
                  "Say what you can do already. Your answers choose your activities.",
                  "Show my activities")),
          Map.entry(
              Forms.LEARNING_ACTIVITIES,
              new TaskWords(
                  "gaps",
                  "Work through what helps you, at your own pace.",
                  "Continue to practice")),
          Map.entry(
              Forms.BUILD_PORTFOLIO,
              new TaskWords(
                  "portfolio",
                  "Practice with your students or colleagues, and keep what shows it.",
                  "My portfolio is ready")),
          Map.entry(
              Forms.SUBMIT,
              new TaskWords(
                  "upload", "Check your files once more, then submit.", "Submit portfolio")),
          Map.entry(
              Forms.READ_FEEDBACK,
              new TaskWords(
                  "feedback", "Read what to strengthen. Then revise and resubmit.", "Continue")),
          Map.entry(
              Forms.ASSESS,
              new TaskWords(
                  "review", "Look at the evidence, then say what it shows.", "Send assessment")),
          Map.entry(
              Forms.APPROVE,
              new TaskWords(
                  "approve", "Check that evidence, levels and comments match.", "Send decision")),
          Map.entry(
              Forms.REVIEW_APPEAL,
              new TaskWords(
                  "review",
                  "Take a fresh look at the evidence, then say whether \"not yet\" is right.",
                  "Send my decision")),
          Map.entry(
              Forms.SCORE_BENCHMARK,
              new TaskWords(
                  "review", "Read the submission, then say what it shows.", "Send my scores")),
          Map.entry(
              Forms.COMPARE_SCORES,
              new TaskWords(
                  "feedback", "See how your scores compare with the experts'.", "Continue")),
          Map.entry(
              Forms.MEET_COACH,
              new TaskWords("coach", "Meet the educator before the next attempt.", "We have met")),
          Map.entry(
              Forms.PRE_CHECK,
              new TaskWords(
                  "review",
                  "Check whether everything is there and can be read.",
                  "Send pre-check")),
          Map.entry(
              Forms.LOOK_INTO_CONCERN,
              new TaskWords(
                  "review", "Look at the file, then say what you found.", "Send findings")),
          Map.entry(
              Forms.DECIDE_IN_COMMITTEE,
              new TaskWords(
                  "approve",
                  "Talk it over with each other, then say what happens next.",
                  "Send decision")),
          Map.entry(
              Forms.TALK_IT_OVER,
              new TaskWords(
                  "coach", "Talk with the educator before they continue.", "We have talked")),
          Map.entry(
              Forms.DECIDE_ON_COHORT,
              new TaskWords(
                  "coach",
                  "Say what happens next; everyone in the teams is told.",
                  "Send decision")),
          Map.entry(
              Forms.ASSIGN_STAFF,
              new TaskWords(
                  "coach", "Name who supports the teams; then they begin.", "Begin the cohort")),
          Map.entry(
              Forms.DECIDE_ON_TEAM,
              new TaskWords("coach", "Say what happens next; the team is told.", "Send decision")),
          Map.entry(
              Forms.DECIDE_ON_REVOCATION,
              new TaskWords("approve", "Say whether the badge is revoked.", "Send decision")),
          Map.entry(
              Forms.AGREE_TO_MORE_TIME,
              new TaskWords(
                  "coach", "Talk with the educator, then say whether they get more time.", "Send")),
          Map.entry(
              Forms.EVALUATE,
              new TaskWords(
                  "feedback", "Say how it was, and choose your credit.", "Send evaluation")),
          Map.entry(
              Forms.REJOIN, new TaskWords("path", "Begin again with the next semester.", "Rejoin")),
          Map.entry(
              Forms.ARRANGE_REVIEWER,
              new TaskWords(
                  "coach", "Find a person who can review, then search again.", "Search again")));

  static TaskWords of(@Nullable String formId) {
    return formId == null ? OTHERS : WORDS.getOrDefault(formId, OTHERS);
  }
}
