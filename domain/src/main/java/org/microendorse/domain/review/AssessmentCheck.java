package org.microendorse.domain.review;

import java.util.List;

/** Whether an assessment was taken, and if not, what is wrong with it in words for the assessor. */
public record AssessmentCheck(boolean assessmentValid, List<String> assessmentProblems) {

  static AssessmentCheck of(List<String> problems) {
    return new AssessmentCheck(problems.isEmpty(), List.copyOf(problems));
  }
}
