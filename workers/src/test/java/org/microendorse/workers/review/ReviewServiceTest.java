package org.microendorse.workers.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.calibration.Standing;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.Allocation;
import org.microendorse.domain.review.ApprovalDecision;
import org.microendorse.domain.review.ApproverAnswer;
import org.microendorse.domain.review.ApproverIsAssessor;
import org.microendorse.domain.review.AssessmentCheck;
import org.microendorse.domain.review.Duty;
import org.microendorse.domain.review.Feedback;
import org.microendorse.domain.review.Judgement;
import org.microendorse.domain.review.Reassignment;
import org.microendorse.domain.review.ReviewClock;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.domain.review.Score;
import org.microendorse.domain.review.SecondScoreCheck;
import org.microendorse.workers.ServiceTest;

class ReviewServiceTest extends ServiceTest {
  private static final Reassignment DEMO_REVIEWERS =
      new Reassignment(List.of("max", "mia"), List.of("otto", "olga"));

  @Test
  void the_rules_are_asked_about_everybody_who_is_certified() throws IOException {
    Enrollment enrollment = enrollSomebody();
    Account neighbour = people.add(enrollment.educator().district(), Role.ASSESSOR, Role.APPROVER);
    Account uncertified = people.add(Role.ASSESSOR, Role.APPROVER);
    Account stranger = people.add(Role.ASSESSOR);
    Account away = people.add(Role.APPROVER);
    people.certify(neighbour, MC);
    people.certify(uncertified, "equity-mindset");
    people.certify(stranger, MC);
    people.certify(away, MC);
    LocalDate today = LocalDate.now(clock);
    people.leave(away, today, today.plusDays(1));

    List<Reviewer> reviewers = reviews.findReviewers(sealed(enrollment));

    assertThat(reviewers)
        .contains(
            reviewer(neighbour, List.of("assessor", "approver"), true, false),
            reviewer(stranger, List.of("assessor"), false, false),
            reviewer(away, List.of("approver"), false, true))
        .extracting(Reviewer::reviewerId)
        .contains("max", "mia", "otto", "olga", "lena")
        .doesNotContain(uncertified.username(), enrollment.educator().username());
  }

  private static Reviewer reviewer(
      Account account, List<String> duties, boolean ownDistrict, boolean onLeave) {
    return new Reviewer(
        account.username(),
        account.displayName(),
        duties,
        false,
        false,
        ownDistrict,
        false,
        false,
        onLeave,
        false,
        duties.contains("assessor") ? Standing.CALIBRATED : Standing.DUE);
  }

  @Test
  void whom_the_rules_did_not_refuse_may_review() throws IOException {
    UUID submission = sealed(enrollSomebody());

    Allocation allocation =
        reviews.allocate(
            submission,
            List.of(free("max"), free("otto"), refused("mia"), free("carl"), free("nobody")),
            operation("allocate"));

    assertThat(allocation).isEqualTo(new Allocation(true, null, List.of("max"), List.of("otto")));
    assertThat(reviews.isReviewer("max", submission)).isTrue();
    assertThat(reviews.isReviewer("mia", submission)).isFalse();
    assertThat(reviews.isReviewer("carl", submission)).isFalse();
  }

  @Test
  void too_few_reviewers_are_said_and_nobody_is_asked() throws IOException {
    UUID submission = sealed(enrollSomebody());
    Account both = people.add(Role.ASSESSOR, Role.APPROVER);
    people.certify(both, MC);

    assertThat(missing(submission)).isEqualTo("assessor");
    assertThat(missing(submission, free("max"))).isEqualTo("approver");
    assertThat(missing(submission, free(both.username()))).isEqualTo("secondPerson");
    assertThat(reviews.isReviewer("max", submission)).isFalse();
  }

  private String missing(UUID submission, Judgement... judgements) {
    Allocation allocation =
        reviews.allocate(submission, List.of(judgements), operation("allocate"));
    assertThat(allocation.allocated()).isFalse();
    assertThat(allocation.assessorCandidates()).isEmpty();
    assertThat(allocation.approverCandidates()).isEmpty();
    return allocation.missingReviewers();
  }

  @Test
  void a_late_review_goes_to_others_and_whoever_had_it_sees_it_no_more() throws IOException {
    UUID submission = allocated();
    OperationId operation = operation("reassign");

    for (int i = 0; i < 2; i++) {
      assertThat(reviews.reassign(submission, Duty.ASSESS, DEMO_REVIEWERS, "max", operation))
          .isEqualTo(new Reassignment(List.of("mia"), List.of("otto", "olga")));
    }

    assertThat(reviews.isReviewer("max", submission)).isFalse();
    assertThat(reviews.isReviewer("mia", submission)).isTrue();
  }

  @Test
  void a_late_approval_goes_to_another_approver() throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.DEMONSTRATED);

    assertThat(
            reviews.reassign(
                submission, Duty.APPROVE, DEMO_REVIEWERS, "otto", operation("reassign")))
        .isEqualTo(new Reassignment(List.of("max", "mia"), List.of("olga")));

    assertThat(reviews.isReviewer("otto", submission)).isFalse();
    assertThat(reviews.isReviewer("max", submission)).isTrue();
  }

  @Test
  void the_educator_sees_what_the_review_waits_for_and_until_when() throws IOException {
    UUID submission = allocated();
    assertThat(reviews.clockOf(submission)).isEmpty();
    Instant monday = Instant.parse("2026-12-07T23:00:00Z");

    reviews.expect(submission, Duty.ASSESS, monday, monday);
    reviews.expect(submission, Duty.APPROVE, monday.plusSeconds(1), monday);

    ReviewClock clock = reviews.clockOf(submission).orElseThrow();
    assertThat(clock.duty()).isEqualTo(Duty.APPROVE);
    assertThat(clock.isLate(monday.plusSeconds(1))).isFalse();
    assertThat(clock.isLate(monday.plusSeconds(2))).isTrue();
  }

  @Test
  void a_late_review_stays_with_all_if_nobody_had_it_or_nobody_else_could_do_it()
      throws IOException {
    UUID submission = allocated();
    Reassignment onlyMax = new Reassignment(List.of("max"), List.of("olga"));

    assertThat(
            reviews.reassign(submission, Duty.ASSESS, DEMO_REVIEWERS, null, operation("reassign")))
        .isEqualTo(DEMO_REVIEWERS);
    assertThat(reviews.reassign(submission, Duty.ASSESS, onlyMax, "max", operation("reassign")))
        .isEqualTo(onlyMax);
    assertThat(reviews.isReviewer("max", submission)).isTrue();
  }

  @Test
  void in_one_attempt_nobody_assesses_and_approves_not_even_in_different_rounds()
      throws IOException {
    Account both = people.add(Role.ASSESSOR, Role.APPROVER);
    people.certify(both, MC);
    UUID submission = sealed(enrollSomebody());
    reviews.allocate(
        submission,
        List.of(free("max"), free("mia"), free("olga"), free(both.username())),
        operation("allocate"));
    assess(submission, "max", Outcome.DEMONSTRATED);
    reviews.storeApproval(
        submission,
        both.username(),
        new ApproverAnswer(ApprovalDecision.PASS_BACK, "Criterion two?"),
        operation("approve"));

    Reassignment reassignment =
        reviews.reassign(
            submission,
            Duty.ASSESS,
            new Reassignment(
                List.of("max", "mia", both.username()), List.of("max", "olga", both.username())),
            "max",
            operation("reassign"));

    assertThat(reassignment)
        .isEqualTo(new Reassignment(List.of("mia"), List.of("olga", both.username())));
    assess(submission, "mia", Outcome.NOT_YET);
    assertThatThrownBy(
            () ->
                reviews.storeApproval(
                    submission,
                    "max",
                    new ApproverAnswer(ApprovalDecision.AGREE, null),
                    operation("approve")))
        .isInstanceOf(ApproverIsAssessor.class);
  }

  private static Judgement refused(String username) {
    return new Judgement(username, List.of("They are on leave"));
  }

  @Test
  void allocating_twice_allocates_once() throws Exception {
    UUID submission = sealed(enrollSomebody());
    OperationId operation = operation("allocate");

    List<Object> results = atOnce(3, () -> reviews.allocate(submission, EVERYBODY, operation));

    assertThat(results).hasOnlyElementsOfType(Allocation.class);
    assertThat(results.stream().distinct()).hasSize(1);
  }

  @Test
  void a_wrong_assessment_comes_back_with_what_is_wrong() throws IOException {
    UUID submission = allocated();

    AssessmentCheck check =
        reviews.storeAssessment(
            submission,
            "carl",
            List.of(new Score("unknown", "x", "excellent", null, null, null, null)),
            null,
            operation("assess"));

    assertThat(check.assessmentValid()).isFalse();
    assertThat(check.assessmentProblems())
        .contains(
            "\"unknown\" is no criterion of this rubric.",
            "Write the overall feedback.",
            "carl may not assess this submission.")
        .hasSize(microCredential().criteria().size() + 3);
    assertThat(reviews.assessmentsOf(submission)).isEmpty();
  }

  @Test
  void storing_an_assessment_twice_stores_it_once() throws Exception {
    UUID submission = allocated();
    OperationId operation = operation("assess");

    List<Object> results =
        atOnce(
            3,
            () ->
                reviews.storeAssessment(
                    submission, "max", scores(Outcome.NOT_YET), "Nearly.", operation));

    assertThat(results)
        .hasOnlyElementsOfType(AssessmentCheck.class)
        .allMatch(result -> ((AssessmentCheck) result).assessmentValid());
    assertThat(results.stream().distinct()).hasSize(1);
    assertThat(reviews.assessmentsOf(submission)).hasSize(1);
  }

  @Test
  void what_somebody_else_says_of_a_submission_is_kept_once_and_leaves_the_assessment_alone()
      throws Exception {
    UUID submission = allocated();
    assess(submission, "max", Outcome.NOT_YET);
    OperationId operation = operation("secondScore");

    List<Object> results =
        atOnce(
            3,
            () ->
                reviews.storeSecondScore(
                    submission, "mia", scores(Outcome.DEMONSTRATED), " Good. ", operation));

    assertThat(results).containsOnly(new SecondScoreCheck(true, List.of()));
    assertThat(reviews.secondScoresOf(submission))
        .singleElement()
        .satisfies(
            second -> {
              assertThat(second.assessor().username()).isEqualTo("mia");
              assertThat(second.overallFeedback()).isEqualTo("Good.");
            });
    assertThat(reviews.newestAssessment(submission).assessor().username()).isEqualTo("max");
  }

  @Test
  void whoever_assessed_does_not_score_it_again_and_nothing_incomplete_is_kept()
      throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.NOT_YET);

    assertThat(
            reviews
                .storeSecondScore(
                    submission, "max", scores(Outcome.NOT_YET), "Nearly.", operation("second"))
                .assessmentProblems())
        .containsExactly("max may not assess this submission.");
    assertThat(
            reviews
                .storeSecondScore(submission, "mia", null, "Nearly.", operation("second"))
                .assessmentProblems())
        .hasSize(microCredential().criteria().size());
    assertThat(reviews.secondScoresOf(submission)).isEmpty();
  }

  @Test
  void somebody_is_always_left_to_approve() throws IOException {
    Account both = people.add(Role.ASSESSOR, Role.APPROVER);
    people.certify(both, MC);
    UUID submission = sealed(enrollSomebody());
    reviews.allocate(
        submission,
        List.of(free("max"), free("mia"), free(both.username())),
        operation("allocate"));

    AssessmentCheck check =
        reviews.storeAssessment(
            submission, "max", scores(Outcome.NOT_YET), "Nearly.", operation("assess"));

    assertThat(check.secondCandidates()).containsExactly("mia");
  }

  @Test
  void whoever_scored_it_as_well_neither_approves_nor_decides_it() throws IOException {
    Account both = people.add(Role.ASSESSOR, Role.APPROVER, Role.LEAD_ASSESSOR);
    people.certify(both, MC);
    UUID submission = sealed(enrollSomebody());
    List<Judgement> judgements =
        List.of(free("max"), free("otto"), free("lena"), free(both.username()));
    reviews.allocate(submission, judgements, operation("allocate"));
    assess(submission, "max", Outcome.NOT_YET);
    reviews.storeSecondScore(
        submission,
        both.username(),
        scores(Outcome.DEMONSTRATED),
        "Good.",
        operation("secondScore"));

    assertThatThrownBy(
            () ->
                reviews.storeApproval(
                    submission,
                    both.username(),
                    new ApproverAnswer(ApprovalDecision.AGREE, null),
                    operation("approve")))
        .isInstanceOf(ApproverIsAssessor.class);
    assertThat(reviews.allocateLead(submission, judgements, operation("lead")).assessorCandidates())
        .containsExactly("lena");
  }

  @Test
  void a_beginner_is_told_from_somebody_with_experience() throws IOException {
    Account beginner = people.add(Role.ASSESSOR);
    people.certify(beginner, MC);
    for (int before = 0; before < 2; before++) {
      UUID submission = sealed(enrollSomebody());
      reviews.allocate(
          submission, List.of(free(beginner.username()), free("otto")), operation("allocate"));
      assertThat(
              reviews
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
  void nobody_approves_their_own_assessment() throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.DEMONSTRATED);
    OperationId operation = operation("approve");

    assertThatThrownBy(
            () ->
                reviews.storeApproval(
                    submission, "max", new ApproverAnswer(ApprovalDecision.AGREE, null), operation))
        .isInstanceOf(ApproverIsAssessor.class);

    assertThat(reviews.approvalsOf(submission)).isEmpty();
  }

  @Test
  void passing_back_begins_a_new_round() throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.DEMONSTRATED);
    OperationId passBack = operation("approve");
    for (int i = 0; i < 2; i++) {
      int passBacks =
          reviews.storeApproval(
              submission,
              "olga",
              new ApproverAnswer(ApprovalDecision.PASS_BACK, "Criterion two?"),
              passBack);
      assertThat(passBacks).isEqualTo(1);
    }

    assess(submission, "mia", Outcome.NOT_YET);
    reviews.storeApproval(
        submission, "olga", new ApproverAnswer(ApprovalDecision.AGREE, null), operation("approve"));

    assertThat(reviews.assessmentsOf(submission)).extracting("round").containsExactly(1, 2);
    assertThat(reviews.approvalsOf(submission))
        .extracting("decision")
        .containsExactly(ApprovalDecision.PASS_BACK, ApprovalDecision.AGREE);
    assertThat(reviews.approvalsOf(submission).getFirst().reason()).isEqualTo("Criterion two?");
  }

  @Test
  void a_correction_counts_and_the_assessment_it_corrects_is_kept() throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.DEMONSTRATED);
    OperationId correct = operation("approve");
    for (int i = 0; i < 2; i++) {
      reviews.storeApproval(
          submission, "olga", correction(scores(Outcome.NOT_YET), "Nearly there."), correct);
    }

    assertThat(reviews.assessmentsOf(submission))
        .extracting(it -> it.assessor().username(), it -> it.scores().getFirst().level())
        .containsExactly(tuple("max", "demonstrated"), tuple("olga", "developing"));
    Feedback feedback = reviews.recordDecision(submission, Outcome.NOT_YET, operation("decide"));
    assertThat(feedback.overallFeedback()).isEqualTo("Nearly there.");
    assertThat(feedback.criteria()).extracting("level").containsOnly("developing");
  }

  @Test
  void half_a_correction_is_refused_and_changes_nothing() throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.DEMONSTRATED);
    List<Score> half = scores(Outcome.NOT_YET).subList(1, microCredential().criteria().size());

    assertThatThrownBy(
            () ->
                reviews.storeApproval(
                    submission, "olga", correction(half, "Nearly there."), operation("approve")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(microCredential().criteria().getFirst().title());

    assertThat(reviews.approvalsOf(submission)).isEmpty();
    assertThat(reviews.assessmentsOf(submission)).hasSize(1);
  }

  private static ApproverAnswer correction(List<Score> scores, String feedback) {
    return new ApproverAnswer(
        ApprovalDecision.CORRECT, "One level does not fit its comment.", scores, feedback);
  }

  @Test
  void a_lead_assessor_without_a_part_in_it_decides_what_two_do_not_agree_on() throws IOException {
    UUID submission = allocated();
    Account alsoAssessor = people.add(Role.ASSESSOR, Role.LEAD_ASSESSOR);
    people.certify(alsoAssessor, MC);
    reviews.allocate(
        submission, List.of(free(alsoAssessor.username()), free("olga")), operation("allocate"));
    assess(submission, alsoAssessor.username(), Outcome.DEMONSTRATED);

    assertThat(lead(submission, free(alsoAssessor.username()), free("mia"), refused("lena")))
        .isEqualTo(new Allocation(false, "leadAssessor", List.of(), List.of()));
    assertThat(reviews.isReviewer("lena", submission)).isFalse();

    assertThat(lead(submission, free(alsoAssessor.username()), free("mia"), free("lena")))
        .isEqualTo(new Allocation(true, null, List.of("lena"), List.of()));
    assess(submission, "lena", Outcome.NOT_YET);
    assertThat(reviews.newestAssessment(submission).assessor().username()).isEqualTo("lena");
  }

  private Allocation lead(UUID submission, Judgement... judgements) {
    return reviews.allocateLead(submission, List.of(judgements), operation("allocate"));
  }

  @Test
  void the_educator_reads_the_feedback_once_it_is_decided() throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.NOT_YET);
    reviews.storeApproval(
        submission, "olga", new ApproverAnswer(ApprovalDecision.AGREE, null), operation("approve"));
    assertThat(reviews.feedbackOf(submission)).isEmpty();
    OperationId operation = operation("decide");

    Feedback feedback = reviews.recordDecision(submission, Outcome.NOT_YET, operation);

    assertThat(reviews.recordDecision(submission, Outcome.NOT_YET, operation)).isEqualTo(feedback);
    assertThat(reviews.feedbackOf(submission)).contains(feedback);
    assertThat(feedback.overallFeedback()).isEqualTo("Thank you.");
    assertThat(feedback.criteria())
        .hasSameSizeAs(microCredential().criteria())
        .allSatisfy(
            criterion -> {
              assertThat(criterion.level()).isEqualTo("developing");
              assertThat(criterion.comment()).isEqualTo("One example.");
              assertThat(criterion.missing()).isEqualTo("A second example.");
              assertThat(criterion.strengthen()).isEqualTo("Add one from another class.");
              assertThat(criterion.pointer()).isEqualTo("Page 1");
            });
    UUID enrollment = evidence.submission(submission).enrollmentId();
    assertThat(enrollments.get(enrollment).attempt()).isEqualTo(2);
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
        reviews.storeAssessment(submission, "max", scores, "Nearly.", operation("assess"));

    assertThat(check.assessmentValid()).isFalse();
    assertThat(check.assessmentProblems())
        .startsWith(
            "Write for \"%s\" what is missing.".formatted(first),
            "Write for \"%s\" how they could strengthen it.".formatted(first))
        .hasSize(2 * scores.size());
    assertThat(reviews.assessmentsOf(submission)).isEmpty();
    assess(submission, "max", Outcome.DEMONSTRATED);
    assertThatThrownBy(
            () ->
                reviews.storeApproval(
                    submission, "olga", correction(scores, "Nearly."), operation("approve")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("what is missing");
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

    assertThat(reviews.newestAssessment(submission).scores())
        .isNotEmpty()
        .allSatisfy(
            score -> {
              assertThat(score.comment()).isEqualTo("One example.");
              assertThat(score.missing()).isNull();
              assertThat(score.strengthen()).isNull();
              assertThat(score.pointer()).isNull();
            });
    assertThat(reviews.recordDecision(submission, Outcome.NOT_YET, operation("decide")).criteria())
        .extracting("comment", "missing", "strengthen")
        .containsOnly(tuple("One example.", null, null));
  }

  private UUID sealed(Enrollment enrollment) throws IOException {
    completePortfolio(enrollment.id());
    return seal(enrollment.id(), 1).id();
  }

  private UUID allocated() throws IOException {
    UUID submission = sealed(enrollSomebody());
    reviews.allocate(submission, EVERYBODY, operation("allocate"));
    return submission;
  }

  private void assess(UUID submission, String assessor, Outcome outcome) {
    assertThat(
            reviews
                .storeAssessment(
                    submission, assessor, scores(outcome), " Thank you. ", operation("assess"))
                .assessmentProblems())
        .isEmpty();
  }
}
