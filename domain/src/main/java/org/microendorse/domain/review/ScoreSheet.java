package org.microendorse.domain.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.Level;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroCredential.Criterion;
import org.microendorse.domain.common.Text;

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
        problems.add("\"%s\" is not a criterion of this rubric.".formatted(score.criterionId()));
      } else if (byCriterion.put(score.criterionId(), score) != null) {
        problems.add("\"%s\" is scored twice.".formatted(score.criterionId()));
      }
    }
    for (Criterion criterion : microCredential.criteria()) {
      check(criterion, byCriterion.get(criterion.id())).forEach(problems::add);
    }
    if (isBlank(overallFeedback)) {
      problems.add("Write the overall feedback.");
    }
    return problems;
  }

  private static Stream<String> check(Criterion criterion, @Nullable Score score) {
    String chosen = score == null ? null : score.level();
    if (score == null || chosen == null || isBlank(chosen)) {
      return Stream.of("Choose a level for \"%s\".".formatted(criterion.title()));
    }
    Optional<Level> level = Level.ofCode(chosen);
    if (level.isEmpty()) {
      return Stream.of(
          "\"%s\" is not a level. Choose one for \"%s\".".formatted(chosen, criterion.title()));
    }
    return level.get() == Level.DEMONSTRATED
        ? unwritten(criterion, "where in the evidence it can be seen", score.pointer())
        : Stream.of(
                unwritten(criterion, "what you saw", score.comment()),
                unwritten(criterion, "what is missing", score.missing()),
                unwritten(criterion, "how they could strengthen it", score.strengthen()))
            .flatMap(Function.identity());
  }

  private static Stream<String> unwritten(
      Criterion criterion, String asked, @Nullable String answer) {
    return isBlank(answer)
        ? Stream.of("For \"%s\", write %s.".formatted(criterion.title(), asked))
        : Stream.empty();
  }

  private static boolean isBlank(@Nullable String text) {
    return Text.isBlank(text);
  }
}
