package org.microendorse.workers.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.engine.testing.AtOnce.atOnce;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.calibration.Standing;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.AccountFacts;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.Allocation;
import org.microendorse.domain.review.ApprovalDecision;
import org.microendorse.domain.review.ApproverAnswer;
import org.microendorse.domain.review.ApproverIsAssessor;
import org.microendorse.domain.review.Duty;
import org.microendorse.domain.review.Judgement;
import org.microendorse.domain.review.Reassignment;
import org.microendorse.domain.review.ReviewClock;
import org.microendorse.domain.review.Reviewer;

class AllocationServiceTest extends ReviewTest {
  private static final Reassignment DEMO_REVIEWERS =
      new Reassignment(List.of("max", "mia"), List.of("otto", "olga"));

  @Test
  void the_rules_are_asked_about_everyone_who_is_certified() throws IOException {
    Enrollment enrollment = enrollNewEducator();
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

    List<Reviewer> found = reviewers.findReviewers(sealed(enrollment));

    assertThat(found)
        .contains(
            reviewer(
                neighbour, enrollment.educator(), List.of("assessor", "approver"), true, false),
            reviewer(stranger, enrollment.educator(), List.of("assessor"), false, false),
            reviewer(away, enrollment.educator(), List.of("approver"), false, true))
        .extracting(Reviewer::reviewerId)
        .contains("max", "mia", "otto", "olga", "lena")
        .doesNotContain(uncertified.username(), enrollment.educator().username());
  }

  @Test
  void approvers_of_a_round_do_not_assess_the_next_one_nor_do_scorers_approve_it()
      throws IOException {
    Account scorer = people.add(Role.ASSESSOR, Role.APPROVER);
    Account approver = people.add(Role.ASSESSOR, Role.APPROVER);
    people.certify(scorer, MC);
    people.certify(approver, MC);
    List<Judgement> all = List.of(free("max"), free("otto"), free(scorer), free(approver));
    UUID submission = sealed(enrollNewEducator());
    allocations.allocate(submission, all, operation("allocate"));
    assess(submission, scorer.username(), Outcome.NOT_YET);
    decisions.storeApproval(
        submission,
        approver.username(),
        new ApproverAnswer(ApprovalDecision.PASS_BACK, "Criterion two?"),
        operation("approve"));

    Allocation again = allocations.allocateAgain(submission, all, operation("allocate"));

    assertThat(again.allocated()).isTrue();
    assertThat(again.assessorCandidates()).contains("max").doesNotContain(approver.username());
    assertThat(again.approverCandidates()).contains("otto").doesNotContain(scorer.username());
  }

  private static Judgement free(Account account) {
    return free(account.username());
  }

  private static Reviewer reviewer(
      Account account,
      Account educator,
      List<String> duties,
      boolean ownDistrict,
      boolean onLeave) {
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
        duties.contains("assessor") ? Standing.CALIBRATED : Standing.DUE,
        AccountFacts.of(account),
        AccountFacts.of(educator));
  }

  @Test
  void whom_the_rules_did_not_refuse_may_review() throws IOException {
    UUID submission = sealed(enrollNewEducator());

    Allocation allocation =
        allocations.allocate(
            submission,
            List.of(free("max"), free("otto"), refused("mia"), free("carl"), free("nobody")),
            operation("allocate"));

    assertThat(allocation).isEqualTo(new Allocation(true, null, List.of("max"), List.of("otto")));
    assertThat(access.isReviewer("max", submission)).isTrue();
    assertThat(access.isReviewer("mia", submission)).isFalse();
    assertThat(access.isReviewer("carl", submission)).isFalse();
  }

  @Test
  void too_few_reviewers_are_said_and_nobody_is_asked() throws IOException {
    UUID submission = sealed(enrollNewEducator());
    Account both = people.add(Role.ASSESSOR, Role.APPROVER);
    people.certify(both, MC);

    assertThat(missing(submission)).isEqualTo("assessor");
    assertThat(missing(submission, free("max"))).isEqualTo("approver");
    assertThat(missing(submission, free(both.username()))).isEqualTo("secondPerson");
    assertThat(access.isReviewer("max", submission)).isFalse();
  }

  @Test
  void where_nobody_approves_one_assessor_is_enough() throws IOException {
    UUID submission = sealed(enrollNewEducator());

    assertThat(alone(submission, free("otto")).missingReviewers()).isEqualTo("soleAssessor");
    assertThat(access.isReviewer("otto", submission)).isFalse();
    assertThat(allocations.preview(submission, List.of(free("otto")), "soleAssessor").allocated())
        .isFalse();
    assertThat(allocations.preview(submission, List.of(free("max")), "soleAssessor").allocated())
        .isTrue();
    assertThat(alone(submission, free("max"), free("otto")))
        .isEqualTo(new Allocation(true, null, List.of("max"), List.of()));
    assertThat(access.isReviewer("max", submission)).isTrue();
    assertThat(access.isReviewer("otto", submission)).isFalse();
  }

  private Allocation alone(UUID submission, Judgement... judgements) {
    return allocations.allocateAssessor(submission, List.of(judgements), operation("allocate"));
  }

  private String missing(UUID submission, Judgement... judgements) {
    Allocation allocation =
        allocations.allocate(submission, List.of(judgements), operation("allocate"));
    assertThat(allocation.allocated()).isFalse();
    assertThat(allocation.assessorCandidates()).isEmpty();
    assertThat(allocation.approverCandidates()).isEmpty();
    return allocation.missingReviewers();
  }

  @Test
  void an_overdue_review_goes_to_others_and_its_reviewer_no_longer_sees_it() throws IOException {
    UUID submission = allocated();
    OperationId operation = operation("reassign");

    for (int i = 0; i < 2; i++) {
      assertThat(allocations.reassign(submission, Duty.ASSESS, DEMO_REVIEWERS, "max", operation))
          .isEqualTo(new Reassignment(List.of("mia"), List.of("otto", "olga")));
    }

    assertThat(access.isReviewer("max", submission)).isFalse();
    assertThat(access.isReviewer("mia", submission)).isTrue();
  }

  @Test
  void a_late_approval_goes_to_another_approver() throws IOException {
    UUID submission = allocated();
    assess(submission, "max", Outcome.DEMONSTRATED);

    assertThat(
            allocations.reassign(
                submission, Duty.APPROVE, DEMO_REVIEWERS, "otto", operation("reassign")))
        .isEqualTo(new Reassignment(List.of("max", "mia"), List.of("olga")));

    assertThat(access.isReviewer("otto", submission)).isFalse();
    assertThat(access.isReviewer("max", submission)).isTrue();
  }

  @Test
  void the_educator_sees_what_the_review_waits_for_and_until_when() throws IOException {
    UUID submission = allocated();
    assertThat(deadlines.clockOf(submission)).isEmpty();
    Instant monday = Instant.parse("2026-12-07T23:00:00Z");

    deadlines.expect(submission, Duty.ASSESS, monday, monday);
    deadlines.expect(submission, Duty.APPROVE, monday.plusSeconds(1), monday);

    ReviewClock clock = deadlines.clockOf(submission).orElseThrow();
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
            allocations.reassign(
                submission, Duty.ASSESS, DEMO_REVIEWERS, null, operation("reassign")))
        .isEqualTo(DEMO_REVIEWERS);
    assertThat(allocations.reassign(submission, Duty.ASSESS, onlyMax, "max", operation("reassign")))
        .isEqualTo(onlyMax);
    assertThat(access.isReviewer("max", submission)).isTrue();
  }

  @Test
  void in_one_attempt_nobody_assesses_and_approves_not_even_in_different_rounds()
      throws IOException {
    Account both = people.add(Role.ASSESSOR, Role.APPROVER);
    people.certify(both, MC);
    UUID submission = sealed(enrollNewEducator());
    allocations.allocate(
        submission,
        List.of(free("max"), free("mia"), free("olga"), free(both.username())),
        operation("allocate"));
    assess(submission, "max", Outcome.DEMONSTRATED);
    decisions.storeApproval(
        submission,
        both.username(),
        new ApproverAnswer(ApprovalDecision.PASS_BACK, "Criterion two?"),
        operation("approve"));

    Reassignment reassignment =
        allocations.reassign(
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
                decisions.storeApproval(
                    submission,
                    "max",
                    new ApproverAnswer(ApprovalDecision.AGREE, null),
                    operation("approve")))
        .isInstanceOf(ApproverIsAssessor.class);
  }

  @Test
  void allocating_twice_allocates_once() throws Exception {
    UUID submission = sealed(enrollNewEducator());
    OperationId operation = operation("allocate");

    List<Object> results = atOnce(3, () -> allocations.allocate(submission, EVERYBODY, operation));

    assertThat(results).hasOnlyElementsOfType(Allocation.class);
    assertThat(results.stream().distinct()).hasSize(1);
  }

  @Test
  void a_lead_assessor_without_a_part_in_it_decides_what_two_do_not_agree_on() throws IOException {
    UUID submission = allocated();
    Account alsoAssessor = people.add(Role.ASSESSOR, Role.LEAD_ASSESSOR);
    people.certify(alsoAssessor, MC);
    allocations.allocate(
        submission, List.of(free(alsoAssessor.username()), free("olga")), operation("allocate"));
    assess(submission, alsoAssessor.username(), Outcome.DEMONSTRATED);

    assertThat(lead(submission, free(alsoAssessor.username()), free("mia"), refused("lena")))
        .isEqualTo(new Allocation(false, "leadAssessor", List.of(), List.of()));
    assertThat(access.isReviewer("lena", submission)).isFalse();

    assertThat(lead(submission, free(alsoAssessor.username()), free("mia"), free("lena")))
        .isEqualTo(new Allocation(true, null, List.of("lena"), List.of()));
    assess(submission, "lena", Outcome.NOT_YET);
    assertThat(rounds.newestAssessment(submission).assessor().username()).isEqualTo("lena");
  }

  private Allocation lead(UUID submission, Judgement... judgements) {
    return allocations.allocateLead(submission, List.of(judgements), operation("allocate"));
  }

  private static Judgement refused(String username) {
    return new Judgement(username, List.of("They are on leave"));
  }
}
