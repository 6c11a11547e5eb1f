package org.microendorse.domain.review;

import static org.microendorse.domain.language.Messages.message;

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
        problems.add(message("review.notACriterion", score.criterionId()));
      } else if (byCriterion.put(score.criterionId(), score) != null) {
        problems.add(message("review.scoredTwice", score.criterionId()));
      }
    }
    for (Criterion criterion : microCredential.criteria()) {
      check(criterion, byCriterion.get(criterion.id())).forEach(problems::add);
    }
    if (isBlank(overallFeedback)) {
      problems.add(message("review.overallMissing"));
    }
    return problems;
  }

  private static Stream<String> check(Criterion criterion, @Nullable Score score) {
    String chosen = score == null ? null : score.level();
    if (score == null || chosen == null || isBlank(chosen)) {
      return Stream.of(message("review.levelMissing", criterion.title()));
    }
    Optional<Level> level = Level.ofCode(chosen);
    if (level.isEmpty()) {
      return Stream.of(message("review.levelUnknown", chosen, criterion.title()));
    }
    return level.get().shown()
        ? unwritten("review.pointerMissing", criterion, score.pointer())
        : Stream.of(
                unwritten("review.commentMissing", criterion, score.comment()),
                unwritten("review.missingMissing", criterion, score.missing()),
                unwritten("review.strengthenMissing", criterion, score.strengthen()))
            .flatMap(Function.identity());
  }

  private static Stream<String> unwritten(
      String problem, Criterion criterion, @Nullable String answer) {
    return isBlank(answer) ? Stream.of(message(problem, criterion.title())) : Stream.empty();
  }

  private static boolean isBlank(@Nullable String text) {
    return Text.isBlank(text);
  }
}
