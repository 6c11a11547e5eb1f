package org.microendorse.workers.common;

import org.microendorse.domain.common.Refusal;

/**
 * Checks that a form's answers are there. The portal ensures it; other programs can complete tasks,
 * too.
 */
public final class Answered {
  private Answered() {}

  /**
   * The answer.
   *
   * @throws Refusal if there is none; it becomes an incident that says what to do
   */
  public static <T> T required(T answer) {
    if (answer == null) {
      throw new Refusal(
          Refusal.AS_SAID,
          "The task before this step was completed without the answers of its form, which is only"
              + " in the portal. Move this process instance back to the task, so that it can be"
              + " completed there.");
    }
    return answer;
  }
}
