package org.microendorse.app.task;

import static org.microendorse.domain.language.Messages.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.microendorse.processes.Forms;

/**
 * How the portal introduces the task of a form. A form added by a process owner gets default words
 * until better ones are added here and in the message files.
 *
 * @param icon of the portal's icons
 * @param lead what is next, in one sentence
 * @param button the label of the primary button
 */
public record TaskWords(String icon, String lead, String button) {
  private static final String OTHER = "other";

  private static final Map<String, String> ICONS =
      Map.ofEntries(
          Map.entry(Forms.GET_READY, "ready"),
          Map.entry(Forms.SELF_ASSESSMENT, "gaps"),
          Map.entry(Forms.LEARNING_ACTIVITIES, "gaps"),
          Map.entry(Forms.BUILD_PORTFOLIO, "portfolio"),
          Map.entry(Forms.SUBMIT, "upload"),
          Map.entry(Forms.READ_FEEDBACK, "feedback"),
          Map.entry(Forms.ASSESS, "review"),
          Map.entry(Forms.APPROVE, "approve"),
          Map.entry(Forms.REVIEW_APPEAL, "review"),
          Map.entry(Forms.SCORE_BENCHMARK, "review"),
          Map.entry(Forms.COMPARE_SCORES, "feedback"),
          Map.entry(Forms.MEET_COACH, "coach"),
          Map.entry(Forms.PRE_CHECK, "review"),
          Map.entry(Forms.LOOK_INTO_CONCERN, "review"),
          Map.entry(Forms.DECIDE_IN_COMMITTEE, "approve"),
          Map.entry(Forms.TALK_IT_OVER, "coach"),
          Map.entry(Forms.DECIDE_ON_COHORT, "coach"),
          Map.entry(Forms.ASSIGN_STAFF, "coach"),
          Map.entry(Forms.DECIDE_ON_TEAM, "coach"),
          Map.entry(Forms.DECIDE_ON_REVOCATION, "approve"),
          Map.entry(Forms.AGREE_TO_MORE_TIME, "coach"),
          Map.entry(Forms.EVALUATE, "feedback"),
          Map.entry(Forms.REJOIN, "path"),
          Map.entry(Forms.ARRANGE_REVIEWER, "coach"));

  static TaskWords of(@Nullable String formId) {
    String form = formId != null && ICONS.containsKey(formId) ? formId : OTHER;
    return new TaskWords(
        ICONS.getOrDefault(form, "tasks"),
        message("task." + form + ".lead"),
        message("task." + form + ".button"));
  }
}
