package org.microendorse.app.credential;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.credential.Verification;
import org.microendorse.domain.credential.Verification.Check;

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
        case HOLDS -> told("good", "check", "Yes", step);
        case DOES_NOT_HOLD -> told("wrong", "alert", "No", step);
        case COULD_NOT_CHECK -> told("attention", "half", "Could not be checked", step);
      };
    }

    private static Step told(String kind, String icon, String word, Verification.Step step) {
      return new Step(kind, icon, word, question(step.check()), step.explanation());
    }

    private static String question(Check check) {
      return switch (check) {
        case READABLE -> "Can it be read?";
        case OPEN_BADGE -> "Is it complete?";
        case ISSUER -> "Did the issuer it names sign it?";
        case SIGNATURE -> "Is it unchanged?";
        case PERIOD -> "Does it count today?";
        case REVOCATION -> "Is it still in force, not revoked?";
      };
    }
  }
}
