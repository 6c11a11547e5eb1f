package org.microendorse.domain.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.catalog.MicroCredential;
import org.microendorse.domain.catalog.MicroCredential.Criterion;
import org.microendorse.domain.catalog.TestLevels;

class ScoreSheetTest {
  static {
    TestLevels.use();
  }

  private static final Map<String, String> LEVELS = TestLevels.asking("n", "d", "y");
  private static final MicroCredential RUBRIC =
      new MicroCredential(
          "mc",
          1,
          "MC",
          "me",
          "goal",
          "demonstration",
          30,
          null,
          List.of(
              new Criterion("planning", "Planning", "d", LEVELS),
              new Criterion("teaching", "Teaching", "d", LEVELS)),
          List.of(),
          List.of(),
          null,
          null,
          null,
          null);

  @Test
  void a_level_for_every_criterion_and_words_for_the_whole_are_enough() {
    assertThat(
            problems(
                "Well done.",
                score("planning", "demonstrated", null, "Lesson plan 1, page 2"),
                notYet("teaching", "developing", "One lesson.", "A second one.", "Film one more.")))
        .isEmpty();
  }

  @Test
  void what_is_demonstrated_can_be_found_in_the_evidence() {
    assertThat(
            problems(
                "Well done.",
                score("planning", "demonstrated", "Clear.", " "),
                score("teaching", "demonstrated", "Lively.")))
        .containsExactly(
            "For \"Planning\", write where in the evidence it can be seen.",
            "For \"Teaching\", write where in the evidence it can be seen.");
  }

  @Test
  void what_is_not_demonstrated_needs_what_was_seen_what_is_missing_and_how_to_strengthen_it() {
    assertThat(
            problems(
                "Nearly.",
                notYet("planning", "notEvident", " ", "\n", ""),
                notYet("teaching", "developing", "One lesson.", null, null)))
        .containsExactly(
            "For \"Planning\", write what you saw.",
            "For \"Planning\", write what is missing.",
            "For \"Planning\", write how they could strengthen it.",
            "For \"Teaching\", write what is missing.",
            "For \"Teaching\", write how they could strengthen it.");
  }

  @Test
  void what_is_demonstrated_may_come_with_a_hint_for_the_future() {
    assertThat(
            problems(
                "Well done.",
                new Score("planning", "x", "demonstrated", "Clear.", null, "Share it.", "page 1"),
                score("teaching", "demonstrated", "Lively.", "page 2")))
        .isEmpty();
  }

  @Test
  void a_criterion_demonstrated_after_all_misses_nothing() {
    assertThat(notYet("planning", "developing", "Clear.", "An example.", "Add one.").counted())
        .isEqualTo(
            new Score(
                "planning",
                "planning",
                "demonstrated",
                "Clear.",
                null,
                "Add one.",
                null,
                "Demonstrated",
                true));
  }

  @Test
  void every_criterion_needs_one_known_level() {
    assertThat(problems(" ", score("planning", "excellent", "x"), score("teaching", null, "x")))
        .containsExactly(
            "\"excellent\" is not a level. Choose one for \"Planning\".",
            "Choose a level for \"Teaching\".",
            "Write the overall feedback.");
  }

  @Test
  void nothing_else_may_be_scored() {
    assertThat(
            problems(
                "x",
                score("planning", "demonstrated", null, "x"),
                score("planning", "demonstrated", null, "y"),
                score("teaching", "demonstrated", null, "x"),
                score("dancing", "demonstrated", null)))
        .containsExactly(
            "\"planning\" is scored twice.", "\"dancing\" is not a criterion of this rubric.");
  }

  private static Score score(String criterion, String level, String comment) {
    return score(criterion, level, comment, null);
  }

  private static Score score(String criterion, String level, String comment, String pointer) {
    return new Score(criterion, criterion, level, comment, null, null, pointer);
  }

  private static Score notYet(
      String criterion, String level, String comment, String missing, String strengthen) {
    return new Score(criterion, criterion, level, comment, missing, strengthen, null);
  }

  private static List<String> problems(String overall, Score... scores) {
    return ScoreSheet.problems(RUBRIC, List.of(scores), overall);
  }
}
