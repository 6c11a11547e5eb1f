package org.microendorse.workers.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.review.ApprovalDecision;
import org.microendorse.domain.review.ApproverAnswer;
import org.microendorse.domain.review.Score;
import org.microendorse.workers.ServiceTest;

/** Brings submissions to where their reviews begin. */
abstract class ReviewTest extends ServiceTest {
  UUID sealed(Enrollment enrollment) throws IOException {
    completePortfolio(enrollment.id());
    return seal(enrollment.id(), 1).id();
  }

  UUID allocated() throws IOException {
    UUID submission = sealed(enrollNewEducator());
    allocations.allocate(submission, EVERYBODY, operation("allocate"));
    return submission;
  }

  void assess(UUID submission, String assessor, Outcome outcome) {
    assertThat(
            assessments
                .storeAssessment(
                    submission, assessor, scores(outcome), " Thank you. ", operation("assess"))
                .assessmentProblems())
        .isEmpty();
  }

  static ApproverAnswer correction(List<Score> scores, String feedback) {
    return new ApproverAnswer(
        ApprovalDecision.CORRECT, "One level does not match its comment.", scores, feedback);
  }
}
