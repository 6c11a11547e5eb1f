package org.microendorse.workers.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.ApprovalDecision;
import org.microendorse.domain.review.ApproverAnswer;
import org.microendorse.domain.review.ApproverIsAssessor;
import org.microendorse.domain.review.Feedback;
import org.microendorse.domain.review.Judgement;
import org.microendorse.domain.review.Score;

class DecisionServiceTest extends ReviewTest {
  @Test
  void nobody_approves_their_own_assessment() throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.DEMONSTRATED);
    OperationId operation = operation("approve");

    assertThatThrownBy(
            () ->
                decisions.storeApproval(
                    submission, "max", new ApproverAnswer(ApprovalDecision.AGREE, null), operation))
        .isInstanceOf(ApproverIsAssessor.class);

    assertThat(rounds.approvalsOf(submission)).isEmpty();
  }

  @Test
  void a_second_assessor_neither_approves_nor_decides_it() throws IOException {
    Account both = people.add(Role.ASSESSOR, Role.APPROVER, Role.LEAD_ASSESSOR);
    people.certify(both, MC);
    UUID submission = sealed(enrollNewEducator());
    List<Judgement> judgements =
        List.of(free("max"), free("otto"), free("lena"), free(both.username()));
    allocations.allocate(submission, judgements, operation("allocate"));
    assess(submission, "max", Outcome.NOT_YET);
    assessments.storeSecondScore(
        submission,
        both.username(),
        scores(Outcome.DEMONSTRATED),
        "Good.",
        operation("secondScore"));

    assertThatThrownBy(
            () ->
                decisions.storeApproval(
                    submission,
                    both.username(),
                    new ApproverAnswer(ApprovalDecision.AGREE, null),
                    operation("approve")))
        .isInstanceOf(ApproverIsAssessor.class);
    assertThat(
            allocations
                .allocateLead(submission, judgements, operation("lead"))
                .assessorCandidates())
        .containsExactly("lena");
  }

  @Test
  void passing_back_starts_a_new_round() throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.DEMONSTRATED);
    OperationId passBack = operation("approve");
    for (int i = 0; i < 2; i++) {
      int passBacks =
          decisions.storeApproval(
              submission,
              "olga",
              new ApproverAnswer(ApprovalDecision.PASS_BACK, "Criterion two?"),
              passBack);
      assertThat(passBacks).isEqualTo(1);
    }

    assess(submission, "mia", Outcome.NOT_YET);
    decisions.storeApproval(
        submission, "olga", new ApproverAnswer(ApprovalDecision.AGREE, null), operation("approve"));

    assertThat(rounds.assessmentsOf(submission)).extracting("round").containsExactly(1, 2);
    assertThat(rounds.approvalsOf(submission))
        .extracting("decision")
        .containsExactly(ApprovalDecision.PASS_BACK, ApprovalDecision.AGREE);
    assertThat(rounds.approvalsOf(submission).getFirst().reason()).isEqualTo("Criterion two?");
  }

  @Test
  void a_correction_counts_and_the_assessment_it_corrects_is_kept() throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.DEMONSTRATED);
    OperationId correct = operation("approve");
    for (int i = 0; i < 2; i++) {
      decisions.storeApproval(
          submission, "olga", correction(scores(Outcome.NOT_YET), "Nearly there."), correct);
    }

    assertThat(rounds.assessmentsOf(submission))
        .extracting(it -> it.assessor().username(), it -> it.scores().getFirst().level())
        .containsExactly(tuple("max", "demonstrated"), tuple("olga", "developing"));
    Feedback feedback = decisions.recordDecision(submission, Outcome.NOT_YET, operation("decide"));
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
                decisions.storeApproval(
                    submission, "olga", correction(half, "Nearly there."), operation("approve")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(microCredential().criteria().getFirst().title());

    assertThat(rounds.approvalsOf(submission)).isEmpty();
    assertThat(rounds.assessmentsOf(submission)).hasSize(1);
  }

  @Test
  void the_educator_reads_the_feedback_once_it_is_decided() throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.NOT_YET);
    decisions.storeApproval(
        submission, "olga", new ApproverAnswer(ApprovalDecision.AGREE, null), operation("approve"));
    assertThat(rounds.feedbackOf(submission)).isEmpty();
    OperationId operation = operation("decide");

    Feedback feedback = decisions.recordDecision(submission, Outcome.NOT_YET, operation);

    assertThat(decisions.recordDecision(submission, Outcome.NOT_YET, operation))
        .isEqualTo(feedback);
    assertThat(rounds.feedbackOf(submission)).contains(feedback);
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
    UUID enrollment = submissions.submission(submission).enrollmentId();
    assertThat(enrollments.get(enrollment).attempt()).isEqualTo(2);
  }
}
