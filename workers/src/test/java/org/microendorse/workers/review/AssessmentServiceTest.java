package org.microendorse.workers.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.microendorse.engine.testing.AtOnce.atOnce;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.AssessmentCheck;
import org.microendorse.domain.review.Score;
import org.microendorse.domain.review.SecondScoreCheck;

class AssessmentServiceTest extends ReviewTest {
  @Test
  void a_wrong_assessment_comes_back_with_what_is_wrong() throws IOException {
    UUID submission = allocated();

    AssessmentCheck check =
        assessments.storeAssessment(
            submission,
            "carl",
            List.of(new Score("unknown", "x", "excellent", null, null, null, null)),
            null,
            operation("assess"));

    assertThat(check.assessmentValid()).isFalse();
    assertThat(check.assessmentProblems())
        .contains(
            "\"unknown\" is not a criterion of this rubric.",
            "Write the overall feedback.",
            "carl may not assess this submission.")
        .hasSize(microCredential().criteria().size() + 3);
    assertThat(rounds.assessmentsOf(submission)).isEmpty();
  }

  @Test
  void storing_an_assessment_twice_stores_it_once() throws Exception {
    UUID submission = allocated();
    OperationId operation = operation("assess");

    List<Object> results =
        atOnce(
            3,
            () ->
                assessments.storeAssessment(
                    submission, "max", scores(Outcome.NOT_YET), "Nearly.", operation));

    assertThat(results)
        .hasOnlyElementsOfType(AssessmentCheck.class)
        .allMatch(result -> ((AssessmentCheck) result).assessmentValid());
    assertThat(results.stream().distinct()).hasSize(1);
    assertThat(rounds.assessmentsOf(submission)).hasSize(1);
  }

  @Test
  void what_a_second_assessor_says_is_kept_once_and_leaves_the_assessment_alone() throws Exception {
    UUID submission = allocated();
    assess(submission, "max", Outcome.NOT_YET);
    OperationId operation = operation("secondScore");

    List<Object> results =
        atOnce(
            3,
            () ->
                assessments.storeSecondScore(
                    submission, "mia", scores(Outcome.DEMONSTRATED), " Good. ", operation));

    assertThat(results).containsOnly(new SecondScoreCheck(true, List.of()));
    assertThat(rounds.secondScoresOf(submission))
        .singleElement()
        .satisfies(
            second -> {
              assertThat(second.assessor().username()).isEqualTo("mia");
              assertThat(second.overallFeedback()).isEqualTo("Good.");
            });
    assertThat(rounds.newestAssessment(submission).assessor().username()).isEqualTo("max");
  }

  @Test
  void the_assessor_does_not_score_it_again_and_nothing_incomplete_is_kept() throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.NOT_YET);

    assertThat(
            assessments
                .storeSecondScore(
                    submission, "max", scores(Outcome.NOT_YET), "Nearly.", operation("second"))
                .assessmentProblems())
        .containsExactly("max may not assess this submission.");
    assertThat(
            assessments
                .storeSecondScore(submission, "mia", null, "Nearly.", operation("second"))
                .assessmentProblems())
        .hasSize(microCredential().criteria().size());
    assertThat(rounds.secondScoresOf(submission)).isEmpty();
  }

  @Test
  void an_approver_is_always_left() throws IOException {
    Account both = people.add(Role.ASSESSOR, Role.APPROVER);
    people.certify(both, MC);
    UUID submission = sealed(enrollNewEducator());
    allocations.allocate(
        submission,
        List.of(free("max"), free("mia"), free(both.username())),
        operation("allocate"));

    AssessmentCheck check =
        assessments.storeAssessment(
            submission, "max", scores(Outcome.NOT_YET), "Nearly.", operation("assess"));

    assertThat(check.secondCandidates()).containsExactly("mia");
  }

  @Test
  void a_beginner_is_distinguished_from_an_experienced_assessor() throws IOException {
    Account beginner = people.add(Role.ASSESSOR);
    people.certify(beginner, MC);
    for (int before = 0; before < 2; before++) {
      UUID submission = sealed(enrollNewEducator());
      allocations.allocate(
          submission, List.of(free(beginner.username()), free("otto")), operation("allocate"));
      assertThat(
              assessments
                  .storeAssessment(
                      submission,
                      beginner.username(),
                      scores(Outcome.NOT_YET),
                      "Nearly.",
                      operation("assess"))
                  .earlierAssessments())
          .isEqualTo(before);
    }
  }

  @Test
  void a_not_yet_without_concrete_feedback_comes_back_and_is_not_stored() throws IOException {
    UUID submission = allocated();
    List<Score> scores =
        scores(Outcome.NOT_YET).stream()
            .map(
                it ->
                    new Score(
                        it.criterionId(),
                        it.title(),
                        it.level(),
                        it.comment(),
                        null,
                        " ",
                        "Page 1"))
            .toList();
    String first = microCredential().criteria().getFirst().title();

    AssessmentCheck check =
        assessments.storeAssessment(submission, "max", scores, "Nearly.", operation("assess"));

    assertThat(check.assessmentValid()).isFalse();
    assertThat(check.assessmentProblems())
        .startsWith(
            "For \"%s\", write what is missing.".formatted(first),
            "For \"%s\", write how they could strengthen it.".formatted(first))
        .hasSize(2 * scores.size());
    assertThat(rounds.assessmentsOf(submission)).isEmpty();
    assess(submission, "max", Outcome.DEMONSTRATED);
    assertThatThrownBy(
            () ->
                decisions.storeApproval(
                    submission, "olga", correction(scores, "Nearly."), operation("approve")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("what is missing");
  }

  @Test
  void what_is_wrong_is_said_in_the_language_of_the_assessor() throws IOException {
    UUID submission = allocated();
    String first = microCredential().in(Language.SPANISH).criteria().getFirst().title();
    jdbc.sql("update account set language = 'es' where username = 'max'").update();
    try {
      assertThat(
              assessments
                  .storeAssessment(submission, "max", List.of(), "Bien.", operation("assess"))
                  .assessmentProblems())
          .startsWith("Elija un nivel para «%s».".formatted(first));
    } finally {
      jdbc.sql("update account set language = null where username = 'max'").update();
    }
  }

  @Test
  void scores_from_before_pointers_or_parts_of_the_feedback_were_asked_for_still_read()
      throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.NOT_YET);
    jdbc.sql(
            """
            update assessment set scores = (select jsonb_agg(score - '{pointer,missing,strengthen}'::text[])
                                            from jsonb_array_elements(scores) score)
            where submission_id = ?
            """)
        .param(submission)
        .update();

    assertThat(rounds.newestAssessment(submission).scores())
        .isNotEmpty()
        .allSatisfy(
            score -> {
              assertThat(score.comment()).isEqualTo("One example.");
              assertThat(score.missing()).isNull();
              assertThat(score.strengthen()).isNull();
              assertThat(score.pointer()).isNull();
            });
    assertThat(
            decisions.recordDecision(submission, Outcome.NOT_YET, operation("decide")).criteria())
        .extracting("comment", "missing", "strengthen")
        .containsOnly(tuple("One example.", null, null));
  }
}
