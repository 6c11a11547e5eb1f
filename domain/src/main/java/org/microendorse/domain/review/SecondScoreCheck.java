package org.microendorse.domain.review;

import java.util.List;
import org.microendorse.domain.task.AsNote;

/**
 * Whether a second score was accepted, and if not, what is wrong with it, in words for the
 * assessor.
 */
public record SecondScoreCheck(boolean assessmentValid, @AsNote List<String> assessmentProblems) {

  static SecondScoreCheck of(List<String> problems) {
    return new SecondScoreCheck(problems.isEmpty(), List.copyOf(problems));
  }
}
