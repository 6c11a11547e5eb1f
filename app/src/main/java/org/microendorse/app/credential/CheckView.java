package org.microendorse.app.credential;

import java.util.List;
import org.microendorse.domain.credential.Verification;
import org.microendorse.domain.credential.Verification.Check;
import org.microendorse.domain.credential.Verification.Verdict;

/**
 * A check of a badge in plain words.
 *
 * @param kind one of the portal's three meanings
 * @param icon of the portal's icons
 */
record CheckView(String kind, String icon, String title, String sentence, List<Step> steps) {

  /** One thing that was looked at. */
  record Step(String kind, String icon, String word, String title, String explanation) {}

  static CheckView of(Verification verification) {
    return of(verification.verdict(), verification.steps());
  }

  static CheckView of(Verdict verdict, List<Verification.Step> steps) {
    List<Step> told = steps.stream().map(CheckView::step).toList();
    return switch (verdict) {
      case VALID ->
          new CheckView(
              "good",
              "check",
              "Verified",
              "The badge is genuine, unchanged, and counts today.",
              told);
      case NOT_VALID ->
          new CheckView(
              "wrong",
              "alert",
              "Not valid",
              "Something about this badge does not hold. Do not rely on it; below is why.",
              told);
      case COULD_NOT_CHECK ->
          new CheckView(
              "attention",
              "half",
              "Not fully checked",
              "Nothing speaks against this badge, but not everything could be checked.",
              told);
    };
  }

  private static Step step(Verification.Step step) {
    return switch (step.finding()) {
      case HOLDS -> told("good", "check", "Holds", step);
      case DOES_NOT_HOLD -> told("wrong", "alert", "Does not hold", step);
      case COULD_NOT_CHECK -> told("attention", "half", "Could not be checked", step);
    };
  }

  private static Step told(String kind, String icon, String word, Verification.Step step) {
    return new Step(kind, icon, word, question(step.check()), step.explanation());
  }

  private static String question(Check check) {
    return switch (check) {
      case READABLE -> "Can it be read?";
      case OPEN_BADGE -> "Is it an Open Badge?";
      case ISSUER -> "Is it from whom it says?";
      case SIGNATURE -> "Is it unchanged?";
      case PERIOD -> "Is it in force today?";
      case REVOCATION -> "Has it been taken back?";
    };
  }
}
