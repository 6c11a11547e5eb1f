package org.microendorse.domain.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.microendorse.domain.catalogue.Level;
import org.microendorse.domain.catalogue.MicroCredential;
import org.microendorse.domain.catalogue.MicroCredential.Criterion;

/** The rules for filling in the sheet on which an assessor scores every criterion. */
final class ScoreSheet {
  private ScoreSheet() {}

  /** What is wrong with a filled-in sheet, in words for the assessor; empty if nothing is. */
  static List<String> problems(
      MicroCredential microCredential, List<Score> scores, String overallFeedback) {
    List<String> problems = new ArrayList<>();
    Map<String, Score> byCriterion = new HashMap<>();
    for (Score score : scores) {
      if (microCredential.criterion(score.criterionId()).isEmpty()) {
        problems.add("\"%s\" is no criterion of this rubric.".formatted(score.criterionId()));
      } else if (byCriterion.put(score.criterionId(), score) != null) {
        problems.add("\"%s\" is scored twice.".formatted(score.criterionId()));
      }
    }
    for (Criterion criterion : microCredential.criteria()) {
      check(criterion, byCriterion.get(criterion.id())).ifPresent(problems::add);
    }
    if (isBlank(overallFeedback)) {
      problems.add("Write the overall feedback.");
    }
    return problems;
  }

  private static Optional<String> check(Criterion criterion, Score score) {
    if (score == null || isBlank(score.level())) {
      return Optional.of("Choose a level for \"%s\".".formatted(criterion.title()));
    }
    Optional<Level> level = Level.ofCode(score.level());
    if (level.isEmpty()) {
      return Optional.of(
          "\"%s\" is not a level. Choose one for \"%s\"."
              .formatted(score.level(), criterion.title()));
    }
    if (level.get() != Level.DEMONSTRATED && isBlank(score.comment())) {
      return Optional.of(
          "Write for \"%s\" what would make it demonstrated.".formatted(criterion.title()));
    }
    if (level.get() == Level.DEMONSTRATED && isBlank(score.pointer())) {
      return Optional.of(
          "Write for \"%s\" where in the evidence it can be seen.".formatted(criterion.title()));
    }
    return Optional.empty();
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
