package org.microendorse.app.credential;

import static org.microendorse.domain.language.Messages.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.credential.Verification;

/**
 * A check of a badge in plain words.
 *
 * @param kind how it looks: good, unnamed, wrong or attention
 * @param icon of the portal's icons
 * @param word the verdict
 * @param title who issued it, and how that is known; or what the result means
 * @param sentences more about that
 * @param next what to do now
 */
record CheckView(
    String kind,
    String icon,
    String word,
    String title,
    List<String> sentences,
    List<String> next,
    List<Step> steps) {

  /** One thing that was checked. */
  record Step(String kind, String icon, String word, String title, @Nullable String explanation) {

    static Step of(Verification.Step step) {
      return switch (step.finding()) {
        case HOLDS -> told("good", "check", step);
        case DOES_NOT_HOLD -> told("wrong", "alert", step);
        case COULD_NOT_CHECK -> told("attention", "half", step);
      };
    }

    private static Step told(String kind, String icon, Verification.Step step) {
      return new Step(
          kind,
          icon,
          message("verify.finding." + step.finding()),
          message("verify.question." + step.check()),
          step.explanation());
    }
  }
}
