package org.microendorse.workers.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.Agreement;
import org.microendorse.domain.review.ApprovalDecision;
import org.microendorse.domain.review.ApproverAnswer;
import org.microendorse.domain.review.Duty;
import org.microendorse.domain.review.OpenReview;
import org.microendorse.domain.review.ReviewFigures;
import org.microendorse.domain.review.ReviewerFigures;
import org.microendorse.domain.review.TurnAround;
import org.microendorse.workers.OwnStatements;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

class ReviewFiguresTest extends ServiceTest {
  @Autowired private ReviewFigures figures;

  private Account assessor;
  private Account approver;

  /** Moves to a Monday morning, so late that figures no longer count what other tests did. */
  @BeforeEach
  void muchLater() {
    clock.advance(Duration.ofDays(figures.days() + 1));
    while (clock.instant().atZone(ZoneOffset.UTC).getDayOfWeek() != DayOfWeek.MONDAY
        || clock.instant().atZone(ZoneOffset.UTC).getHour() != 15) {
      clock.advance(Duration.ofHours(1));
    }
    assessor = people.certify(people.add(Role.ASSESSOR), MC);
    approver = people.certify(people.add(Role.APPROVER), MC);
  }

  @Test
  void an_open_review_says_what_it_waits_for_since_when_and_until_when() throws IOException {
    Submission submission = allocated();
    Instant sealed = clock.instant();
    Instant due = sealed.plus(Duration.ofDays(14));
    assertThat(open(submission))
        .isEqualTo(
            new OpenReview(
                submission.id(),
                submission.number(),
                microCredential().titles(),
                1,
                null,
                sealed,
                0,
                null,
                false));

    deadlines.expect(submission.id(), Duty.ASSESS, due, due);
    later(8);
    assertThat(open(submission).duty()).isEqualTo(Duty.ASSESS);
    assertThat(open(submission).since()).isEqualTo(sealed);
    assertThat(open(submission).businessDays()).isEqualTo(6);
    assertThat(open(submission).late()).isFalse();

    assess(submission);
    Instant assessed = clock.instant();
    deadlines.expect(submission.id(), Duty.APPROVE, due, due);
    later(6);
    assertThat(open(submission).duty()).isEqualTo(Duty.APPROVE);
    assertThat(open(submission).since()).isEqualTo(assessed);
    assertThat(open(submission).late()).as("at the last moment").isFalse();
    later(1);
    assertThat(open(submission).late()).isTrue();

    answer(submission, ApprovalDecision.PASS_BACK);
    assertThat(open(submission).since()).isEqualTo(clock.instant());
    assess(submission);
    answer(submission, ApprovalDecision.AGREE);
    decisions.recordDecision(submission.id(), Outcome.NOT_YET, operation("decide"));
    assertThat(figures.open()).extracting(OpenReview::submissionId).doesNotContain(submission.id());
  }

  @Test
  void the_most_urgent_comes_first() throws IOException {
    Instant now = clock.instant();
    Submission inTime = due(now.plusSeconds(600));
    Submission late = due(now.minusSeconds(600));
    Submission soon = due(now.plusSeconds(60));
    Submission nobodyAsked = due(null);
    Submission later = due(now.minusSeconds(60));
    List<UUID> these = List.of(late.id(), later.id(), nobodyAsked.id(), soon.id(), inTime.id());

    assertThat(figures.open())
        .extracting(OpenReview::submissionId)
        .filteredOn(these::contains)
        .containsExactlyElementsOf(these);
  }

  @Test
  void educators_who_have_their_badge_wait_for_no_other_answer() throws IOException {
    Submission submission = allocated();

    enrollments.earned(submission.enrollmentId());

    assertThat(figures.open()).extracting(OpenReview::submissionId).doesNotContain(submission.id());
  }

  @Test
  void a_reviewer_is_measured_from_when_it_was_their_turn() throws IOException {
    Submission submission = allocated();
    later(2);
    assess(submission);
    later(1);
    answer(submission, ApprovalDecision.PASS_BACK);
    later(5);
    assess(submission);
    answer(submission, ApprovalDecision.AGREE);

    // Two business days, then Thursday to Tuesday; of the approver one, then none.
    assertThat(of(assessor).completed()).isEqualTo(2);
    assertThat(of(assessor).turnAround()).isEqualTo(new TurnAround(2.5, 2));
    assertThat(of(approver).completed()).isEqualTo(2);
    assertThat(of(approver).turnAround()).isEqualTo(new TurnAround(0.5, 2));
  }

  @Test
  void approvers_agree_when_they_neither_pass_back_nor_correct() throws IOException {
    Submission passedBack = allocated();
    assess(passedBack);
    answer(passedBack, ApprovalDecision.PASS_BACK);
    assess(passedBack);
    answer(passedBack, ApprovalDecision.AGREE);
    Submission corrected = allocated();
    assess(corrected);
    answer(corrected, ApprovalDecision.CORRECT);
    assess(allocated());

    assertThat(of(assessor).agreement()).isEqualTo(new Agreement(1, 3));
    assertThat(of(assessor).agreement().percent()).isEqualTo(33);
    assertThat(of(assessor).completed()).as("one is not answered yet").isEqualTo(4);
    assertThat(of(approver).completed()).as("a correction counts once").isEqualTo(3);
    assertThat(of(approver).agreement()).isEqualTo(new Agreement(0, 0));
  }

  @Test
  void only_all_are_a_hundred_percent() {
    assertThat(new Agreement(299, 300).percent()).isEqualTo(99);
    assertThat(new Agreement(300, 300).percent()).isEqualTo(100);
    assertThat(new Agreement(0, 0).percent()).isNull();
  }

  @Test
  void reviewers_who_did_nothing_lately_have_no_figures() throws IOException {
    Submission submission = allocated();
    assess(submission);
    answer(submission, ApprovalDecision.AGREE);
    decisions.recordDecision(submission.id(), Outcome.DEMONSTRATED, operation("decide"));
    clock.advance(Duration.ofDays(figures.days()));

    for (Account person : List.of(assessor, approver)) {
      ReviewerFigures none = of(person);
      assertThat(none.certified()).isTrue();
      assertThat(none.completed()).isZero();
      assertThat(none.turnAround()).isEqualTo(new TurnAround(null, 0));
      assertThat(none.agreement().percent()).isNull();
    }
    assertThat(figures.turnAround()).isEqualTo(new TurnAround(null, 0));
  }

  @Test
  void people_who_are_not_certified_count_only_with_something_to_show() throws IOException {
    Account uncertified = people.add(Role.ASSESSOR, Role.APPROVER);
    assertThat(names(List.of()))
        .contains(assessor.username(), "max", "lena")
        .doesNotContain(uncertified.username(), "ada", "petra");

    assertThat(names(List.of(uncertified.username())))
        .containsOnlyOnce(uncertified.username(), assessor.username());
    assertThat(figures.reviewers(List.of(uncertified.username())))
        .filteredOn(it -> it.username().equals(uncertified.username()))
        .extracting(ReviewerFigures::certified)
        .containsExactly(false);
  }

  @Test
  void educators_wait_for_the_median_of_all_answers() throws IOException {
    // Moves what other tests decided to the distant past.
    jdbc.sql("update submission set decided_at = decided_at - interval '10 years'").update();
    for (int days : new int[] {1, 9, 3}) {
      Submission submission = allocated();
      later(days);
      assess(submission);
      answer(submission, ApprovalDecision.AGREE);
      decisions.recordDecision(submission.id(), Outcome.DEMONSTRATED, operation("decide"));
    }

    // Monday to Tuesday: 1; from there to Thursday of the next week: 7; from there to Sunday: 1.
    assertThat(figures.turnAround()).isEqualTo(new TurnAround(1.0, 3));
  }

  @Test
  void many_reviews_are_read_with_as_many_statements_as_few() throws IOException {
    assess(allocated());
    int few = statements();
    for (int i = 0; i < 4; i++) {
      Submission submission = allocated();
      assess(submission);
      answer(submission, ApprovalDecision.AGREE);
      allocated();
      people.certify(people.add(Role.ASSESSOR, Role.LEAD_ASSESSOR), MC);
    }

    assertThat(statements()).isEqualTo(few).isEqualTo(5);
  }

  private int statements() {
    figures.open();
    int before = OwnStatements.count();
    figures.open();
    figures.reviewers(List.of());
    figures.turnAround();
    return OwnStatements.count() - before;
  }

  private Submission allocated() throws IOException {
    Enrollment enrollment = enrollNewEducator();
    completePortfolio(enrollment.id());
    Submission submission = seal(enrollment.id(), 1);
    allocations.allocate(
        submission.id(),
        List.of(free(assessor.username()), free(approver.username())),
        operation("allocate"));
    return submission;
  }

  private Submission due(Instant dueAt) throws IOException {
    Submission submission = allocated();
    if (dueAt != null) {
      deadlines.expect(submission.id(), Duty.ASSESS, dueAt, dueAt);
    }
    return submission;
  }

  private void assess(Submission submission) {
    assertThat(
            assessments
                .storeAssessment(
                    submission.id(),
                    assessor.username(),
                    scores(Outcome.NOT_YET),
                    "Thank you.",
                    operation("assess"))
                .assessmentProblems())
        .isEmpty();
  }

  private void answer(Submission submission, ApprovalDecision decision) {
    boolean corrects = decision == ApprovalDecision.CORRECT;
    decisions.storeApproval(
        submission.id(),
        approver.username(),
        new ApproverAnswer(
            decision,
            "A reason.",
            corrects ? scores(Outcome.DEMONSTRATED) : null,
            corrects ? "All is there." : null),
        operation("approve"));
  }

  private void later(int days) {
    clock.advance(Duration.ofDays(days));
  }

  private OpenReview open(Submission submission) {
    return figures.open().stream()
        .filter(it -> it.submissionId().equals(submission.id()))
        .findFirst()
        .orElseThrow();
  }

  private ReviewerFigures of(Account account) {
    return figures.reviewers(List.of()).stream()
        .filter(it -> it.username().equals(account.username()))
        .findFirst()
        .orElseThrow();
  }

  private List<String> names(List<String> busy) {
    return figures.reviewers(busy).stream().map(ReviewerFigures::username).toList();
  }
}
