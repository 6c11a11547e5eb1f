package org.microendorse.workers.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.enrolment.Enrolment;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.Allocation;
import org.microendorse.domain.review.ApprovalDecision;
import org.microendorse.domain.review.ApproverIsAssessor;
import org.microendorse.domain.review.AssessmentCheck;
import org.microendorse.domain.review.Feedback;
import org.microendorse.domain.review.Score;
import org.microendorse.workers.ServiceTest;

class ReviewServiceTest extends ServiceTest {

  @Test
  void reviewers_are_certified_and_have_no_ties_to_the_educator() throws IOException {
    Enrolment enrolment = enrolSomebody();
    Account neighbour = people.add(enrolment.educator().district(), Role.ASSESSOR, Role.APPROVER);
    Account uncertified = people.add(Role.ASSESSOR, Role.APPROVER);
    Account stranger = people.add(Role.ASSESSOR);
    people.certify(neighbour, MC);
    people.certify(uncertified, "equity-mindset");
    people.certify(stranger, MC);
    people.certify(enrolment.educator(), MC);
    people.certify(enrolment.coach(), MC);

    Allocation allocation = reviews.allocate(sealed(enrolment), operation("allocate"));

    assertThat(allocation.assessorCandidates())
        .contains("max", "mia", stranger.username())
        .doesNotContain(
            neighbour.username(),
            uncertified.username(),
            enrolment.educator().username(),
            enrolment.coach().username());
    assertThat(allocation.approverCandidates())
        .contains("otto", "olga")
        .doesNotContain(neighbour.username(), uncertified.username(), stranger.username());
  }

  @Test
  void allocating_twice_allocates_once() throws Exception {
    UUID submission = sealed(enrolSomebody());
    OperationId operation = operation("allocate");

    List<Object> results = atOnce(3, () -> reviews.allocate(submission, operation));

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
            List.of(new Score("unknown", "x", "excellent", null)),
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

    assertThat(results).containsOnly(new AssessmentCheck(true, List.of()));
    assertThat(reviews.assessmentsOf(submission)).hasSize(1);
  }

  @Test
  void nobody_approves_their_own_assessment() throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.DEMONSTRATED);
    OperationId operation = operation("approve");

    assertThatThrownBy(
            () -> reviews.storeApproval(submission, "max", ApprovalDecision.AGREE, null, operation))
        .isInstanceOf(ApproverIsAssessor.class);

    assertThat(reviews.approvalsOf(submission)).isEmpty();
  }

  @Test
  void passing_back_begins_a_new_round() throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.DEMONSTRATED);
    OperationId passBack = operation("approve");
    for (int i = 0; i < 2; i++) {
      reviews.storeApproval(
          submission, "olga", ApprovalDecision.PASS_BACK, "Criterion two?", passBack);
    }

    assess(submission, "mia", Outcome.NOT_YET);
    reviews.storeApproval(submission, "olga", ApprovalDecision.AGREE, null, operation("approve"));

    assertThat(reviews.assessmentsOf(submission)).extracting("round").containsExactly(1, 2);
    assertThat(reviews.approvalsOf(submission))
        .extracting("decision")
        .containsExactly(ApprovalDecision.PASS_BACK, ApprovalDecision.AGREE);
    assertThat(reviews.approvalsOf(submission).getFirst().reason()).isEqualTo("Criterion two?");
  }

  @Test
  void the_educator_reads_the_feedback_once_it_is_decided() throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.NOT_YET);
    reviews.storeApproval(submission, "olga", ApprovalDecision.AGREE, null, operation("approve"));
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
              assertThat(criterion.comment()).isEqualTo("One more example.");
            });
    UUID enrolment = evidence.submission(submission).enrolmentId();
    assertThat(enrolments.get(enrolment).attempt()).isEqualTo(2);
  }

  private UUID sealed(Enrolment enrolment) throws IOException {
    completePortfolio(enrolment.id());
    return seal(enrolment.id(), 1).id();
  }

  private UUID allocated() throws IOException {
    UUID submission = sealed(enrolSomebody());
    reviews.allocate(submission, operation("allocate"));
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
