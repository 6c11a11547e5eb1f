package org.microendorse.workers.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.appeal.Appeal;
import org.microendorse.domain.appeal.AppealDecision;
import org.microendorse.domain.appeal.AppealOutcome;
import org.microendorse.domain.appeal.AppealPolicy;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.review.ApprovalDecision;
import org.microendorse.domain.review.ApproverAnswer;
import org.microendorse.domain.review.Duty;
import org.microendorse.domain.review.Reassignment;
import org.microendorse.workers.ServiceTest;

/** Reviewers see a submission while they review it, and no longer. */
class ReviewAccessTest extends ServiceTest {
  private Enrollment enrollment;
  private UUID submission;
  private UUID file;

  @BeforeEach
  void underReview() throws IOException {
    enrollment = enrollNewEducator();
    completePortfolio(enrollment.id());
    Submission sealed = seal(enrollment.id(), 1);
    submission = sealed.id();
    file = sealed.artifactIds().iterator().next();
    allocations.allocate(submission, EVERYBODY, operation("allocate"));
    waitFor(Duty.ASSESS);
  }

  @Test
  void each_sees_it_in_their_own_step_only() {
    assertSeenBy("max", "mia");

    assess("max");
    waitFor(Duty.SECOND_SCORE);
    assertSeenBy("mia");

    waitFor(Duty.APPROVE);
    assertSeenBy("otto", "olga");

    approve("otto", ApprovalDecision.PASS_BACK);
    waitFor(Duty.ASSESS);
    assertSeenBy("max", "mia");
  }

  @Test
  void nobody_sees_it_once_it_is_decided() {
    assess("max");
    waitFor(Duty.APPROVE);
    approve("otto", ApprovalDecision.AGREE);
    assertSeenBy("otto", "olga");

    decisions.recordDecision(submission, Outcome.NOT_YET, operation("decide"));

    assertSeenBy();
  }

  @Test
  void a_reviewer_who_was_replaced_no_longer_sees_it() {
    allocations.reassign(
        submission,
        Duty.ASSESS,
        new Reassignment(List.of("max", "mia"), List.of("otto", "olga")),
        "max",
        operation("reassign"));

    assertSeenBy("mia");
  }

  @Test
  void when_the_lead_decides_the_assessors_no_longer_see_it() {
    assess("max");
    allocations.allocateLead(submission, List.of(free("lena"), free("mia")), operation("lead"));
    waitFor(Duty.ASSESS);

    assertSeenBy("lena");
  }

  @Test
  void when_it_is_allocated_again_people_not_asked_again_no_longer_see_it() {
    allocations.allocate(submission, List.of(free("mia"), free("otto")), operation("anew"));

    assertSeenBy("mia");
  }

  @Test
  void nobody_sees_it_once_it_was_sent_back() {
    jdbc.sql("update submission set returned_at = now() where id = ?").param(submission).update();

    assertSeenBy();
  }

  @Test
  void nobody_sees_it_once_the_educator_has_left() {
    enrollments.withdraw(enrollment.id());

    assertSeenBy();
  }

  @Test
  void nobody_sees_it_while_a_concern_is_looked_into() {
    waitFor(Duty.CONCERN);

    assertSeenBy();
  }

  @Test
  void the_panel_of_an_appeal_sees_it_until_each_has_spoken() {
    assess("max");
    waitFor(Duty.APPROVE);
    approve("otto", ApprovalDecision.AGREE);
    decisions.recordDecision(submission, Outcome.NOT_YET, operation("decide"));
    appeals.openPeriod(submission, new AppealPolicy(30, 10), operation("period"));
    Appeal appeal = appeals.appeal(submission, "My second file shows what was missed.");
    panels.allocatePanel(appeal.id(), List.of(free("mia"), free("olga")), operation("panel"));
    assertSeenBy("mia", "olga");

    panels.storeVerdict(
        appeal.id(), "mia", AppealDecision.UPHOLD, "It is not there.", operation("verdict"));
    assertSeenBy("olga");

    panels.recordOutcome(appeal.id(), AppealOutcome.UPHELD, operation("outcome"));
    assertSeenBy();
  }

  private void assertSeenBy(String... usernames) {
    for (String name : List.of("max", "mia", "otto", "olga", "lena", "petra", "iris")) {
      boolean seen = List.of(usernames).contains(name);
      assertThat(access.isReviewer(name, submission)).as(name).isEqualTo(seen);
      assertThat(access.fileFor(name, file).isPresent()).as(name).isEqualTo(seen);
    }
    String educator = enrollment.educator().username();
    assertThat(access.fileFor(educator, file)).as("whose it is").isPresent();
  }

  private void waitFor(Duty duty) {
    deadlines.expect(submission, duty, clock.instant(), clock.instant());
  }

  private void assess(String assessor) {
    assessments.storeAssessment(
        submission, assessor, scores(Outcome.NOT_YET), "Thank you.", operation("assess"));
  }

  private void approve(String approver, ApprovalDecision decision) {
    decisions.storeApproval(
        submission, approver, new ApproverAnswer(decision, "Because."), operation("approve"));
  }
}
