package org.microendorse.domain.review;

import java.util.List;
import org.microendorse.domain.catalog.Level;
import org.microendorse.domain.task.AsNote;

/**
 * Whether an assessment was accepted, and if not, what is wrong with it, in words for the assessor.
 *
 * @param earlierAssessments how many submissions the assessor had assessed before this one
 * @param draw a random number, from 0 to below 1
 * @param shownLevels the levels that count as shown
 * @param secondCandidates user names of those who may score it as well
 */
public record AssessmentCheck(
    boolean assessmentValid,
    @AsNote List<String> assessmentProblems,
    long earlierAssessments,
    double draw,
    List<String> shownLevels,
    List<String> secondCandidates) {

  static AssessmentCheck refused(List<String> problems) {
    return new AssessmentCheck(false, List.copyOf(problems), 0, 0, Level.shownCodes(), List.of());
  }

  static AssessmentCheck taken(long earlierAssessments, double draw, List<String> candidates) {
    return new AssessmentCheck(
        true, List.of(), earlierAssessments, draw, Level.shownCodes(), candidates);
  }
}
