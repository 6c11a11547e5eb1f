package org.microendorse.workers.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.microendorse.engine.testing.AtOnce.atOnce;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microendorse.domain.appeal.Appeal;
import org.microendorse.domain.appeal.AppealDecision;
import org.microendorse.domain.appeal.AppealOutcome;
import org.microendorse.domain.appeal.AppealPolicy;
import org.microendorse.domain.appeal.AppealRefused;
import org.microendorse.domain.appeal.OpenedAppeal;
import org.microendorse.domain.appeal.Panel;
import org.microendorse.domain.appeal.ReasonsRefused;
import org.microendorse.domain.common.OperationId;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.people.Account;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.people.Role;
import org.microendorse.domain.review.ApprovalDecision;
import org.microendorse.domain.review.ApproverAnswer;
import org.microendorse.domain.review.Reviewer;
import org.microendorse.workers.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.ObjectMapper;

class AppealServiceTest extends ServiceTest {
  private static final AppealPolicy POLICY = new AppealPolicy(30, 50);
  private static final String REASONS =
      "The second page of my plan shows what the comment on planning says is missing.";

  @Autowired private BadgeService badges;
  @Autowired private Accounts accounts;
  @Autowired private ObjectMapper json;

  @Test
  void an_educator_may_appeal_until_the_last_day_and_not_on_the_next() throws IOException {
    Submission inTime = notYet();
    Submission late = notYet();
    LocalDate decided = LocalDate.ofInstant(inTime.decidedAt(), clock.getZone());
    assertThat(appeals.periodOf(inTime.id()).orElseThrow().lastDay())
        .isEqualTo(decided.plusDays(30));

    clock.advance(Duration.ofDays(30));
    assertThat(appeals.appeal(inTime.id(), REASONS).reasons()).isEqualTo(REASONS);
    assertThat(appeals.isPossible(late)).isTrue();
    clock.advance(Duration.ofDays(1));

    assertThat(appeals.isPossible(late)).isFalse();
    assertThatThrownBy(() -> appeals.appeal(late.id(), REASONS))
        .isInstanceOf(AppealRefused.class)
        .hasMessageContaining("too late")
        .hasMessageContaining("the last day was");
    assertThat(appeals.ofSubmission(late.id())).isEmpty();
  }

  @Test
  void one_appeals_once() throws Exception {
    Submission submission = notYet();

    List<Object> answers = atOnce(3, () -> appeals.appeal(submission.id(), REASONS));

    assertThat(answers).hasAtLeastOneElementOfType(Appeal.class);
    assertThat(answers.stream().filter(AppealRefused.class::isInstance))
        .hasSize(2)
        .allSatisfy(
            refusal ->
                assertThat((AppealRefused) refusal).hasMessageContaining("already appealed"));
    assertThat(appeals.isPossible(submission)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "   ", "\u0000\u0000"})
  void without_reasons_there_is_no_appeal(String reasons) throws IOException {
    Submission submission = notYet();

    assertThatThrownBy(() -> appeals.appeal(submission.id(), reasons))
        .isInstanceOf(ReasonsRefused.class)
        .hasMessageStartingWith("Say why");

    assertThat(appeals.ofSubmission(submission.id())).isEmpty();
    assertThat(appeals.isPossible(submission)).isTrue();
  }

  @Test
  void reasons_of_a_few_words_are_asked_for_again() throws IOException {
    Submission submission = notYet();

    assertThatThrownBy(() -> appeals.appeal(submission.id(), "It is wrong."))
        .isInstanceOf(ReasonsRefused.class)
        .hasMessageContaining("at least");
    assertThat(appeals.ofSubmission(submission.id())).isEmpty();
  }

  @Test
  void reasons_are_kept_without_what_cannot_be_shown() throws IOException {
    Submission submission = notYet();
    assertThatThrownBy(() -> appeals.appeal(submission.id(), "a".repeat(10_001)))
        .isInstanceOf(ReasonsRefused.class)
        .hasMessageContaining("10,000");

    Appeal appeal = appeals.appeal(submission.id(), " One\u0000\n" + REASONS + "\n");

    assertThat(appeals.get(appeal.id()).reasons()).isEqualTo("One\n" + REASONS);
  }

  @Test
  void what_is_not_decided_or_demonstrated_cannot_be_appealed_against() throws IOException {
    Submission underReview = sealed();
    Submission demonstrated = sealed();
    review(demonstrated.id(), Outcome.DEMONSTRATED);

    for (Submission submission : List.of(underReview, demonstrated)) {
      assertThatThrownBy(() -> appeals.appeal(submission.id(), REASONS))
          .isInstanceOf(AppealRefused.class)
          .hasMessageContaining("no decision");
    }
  }

  @Test
  void when_the_path_has_ended_there_is_nothing_left_to_appeal_against() throws IOException {
    Submission first = notYet();
    Submission second = seal(first.enrollmentId(), 2);
    review(second.id(), Outcome.DEMONSTRATED);
    badges.issue(first.enrollmentId(), second.id(), operation("badge"));

    assertThatThrownBy(() -> appeals.appeal(first.id(), REASONS))
        .isInstanceOf(AppealRefused.class)
        .hasMessageContaining("has ended");
  }

  @Test
  void an_appeal_waits_until_the_engine_has_heard_of_it() throws IOException {
    Appeal appeal = appeals.appeal(notYet().id(), REASONS);

    assertThat(
            jdbc.sql(
                    """
                    select count(*) from event_publication
                    where completion_date is null and serialized_event like ?
                    """)
                .param("%" + appeal.id() + "%")
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void assessors_and_approvers_of_any_round_had_a_part_in_the_decision() throws IOException {
    Submission submission = sealed();
    UUID id = submission.id();
    allocations.allocate(id, EVERYBODY, operation("allocate"));
    assess(id, "max");
    approve(id, "olga", ApprovalDecision.PASS_BACK);
    assess(id, "mia");
    approve(id, "olga", ApprovalDecision.AGREE);
    assertThat(hadPart(id)).isEmpty();

    decisions.recordDecision(id, Outcome.NOT_YET, operation("decide"));

    assertThat(hadPart(id)).containsExactlyInAnyOrder("max", "mia", "olga");
  }

  private List<String> hadPart(UUID submissionId) {
    return reviewers.findReviewers(submissionId).stream()
        .filter(Reviewer::hadPart)
        .map(Reviewer::reviewerId)
        .toList();
  }

  @Test
  void the_forms_show_the_appeal_and_not_whose_it_is() throws Exception {
    Submission submission = notYet();
    Appeal appeal = appeals.appeal(submission.id(), REASONS);
    OperationId operation = operation("open");

    OpenedAppeal opened = appeals.open(appeal.id(), 4711, operation);

    assertThat(appeals.open(appeal.id(), 4711, operation)).isEqualTo(opened);
    assertThat(appeals.get(appeal.id()).processInstanceKey()).isEqualTo(4711);
    assertThat(opened.appealReasons()).isEqualTo(REASONS);
    assertThat(opened.feedback().overallFeedback()).isEqualTo("Thank you for your work.");
    Account educator =
        accounts
            .findByUsername(enrollments.get(submission.enrollmentId()).educator().username())
            .orElseThrow();
    assertThat(json.writeValueAsString(opened))
        .doesNotContain(
            educator.username(), educator.displayName(), educator.district().name(), "max");
  }

  @Test
  void two_groups_are_asked_and_nobody_is_in_both() throws IOException {
    Account ben = certified(Role.ASSESSOR);
    Appeal appeal = appeals.appeal(notYet().id(), REASONS);
    OperationId operation = operation("allocate");

    for (int i = 0; i < 2; i++) {
      Panel panel =
          panels.allocatePanel(
              appeal.id(),
              List.of(free("mia"), free("otto"), free(ben.username()), free("carl")),
              operation);
      assertThat(panel)
          .isEqualTo(
              new Panel(true, null, List.of(List.of("mia", ben.username()), List.of("otto"))));
    }

    for (String asked : List.of("mia", "otto", ben.username())) {
      assertThat(access.isReviewer(asked, appeal.submissionId())).as(asked).isTrue();
    }
    assertThat(access.isReviewer("carl", appeal.submissionId())).isFalse();
    assertThat(appeals.get(appeal.id()).allocatedAt()).isEqualTo(clock.instant());
  }

  @Test
  void fewer_than_two_people_are_said_and_nobody_is_asked() throws IOException {
    Account ben = certified(Role.APPROVER);
    Appeal appeal = appeals.appeal(notYet().id(), REASONS);

    Panel panel =
        panels.allocatePanel(
            appeal.id(), List.of(free(ben.username()), free("carl")), operation("allocate"));

    assertThat(panel).isEqualTo(new Panel(false, "appealPanel", List.of()));
    assertThat(access.isReviewer(ben.username(), appeal.submissionId())).isFalse();
    assertThat(appeals.get(appeal.id()).allocatedAt()).isNull();
  }

  @Test
  void only_who_was_asked_decides_and_only_once() throws Exception {
    Appeal appeal = allocated();
    OperationId operation = operation("verdict");

    assertThatThrownBy(() -> decide(appeal, "max", AppealDecision.UPHOLD, operation("verdict")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("may not decide");
    List<Object> results =
        atOnce(
            3,
            () -> {
              decide(appeal, "mia", AppealDecision.OVERTURN, operation);
              return "stored";
            });
    assertThat(results).containsOnly("stored");
    assertThatThrownBy(() -> decide(appeal, "mia", AppealDecision.OVERTURN, operation("verdict")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("must be another person");

    assertThat(panels.verdictsOf(appeal.id())).hasSize(1);
  }

  @Test
  void overturned_counts_as_demonstrated_by_appeal_and_every_word_is_kept() throws IOException {
    Appeal appeal = allocated();
    Submission before = submissions.submission(appeal.submissionId());
    decide(appeal, "mia", AppealDecision.OVERTURN, operation("verdict"));
    clock.advance(Duration.ofHours(1));
    decide(appeal, "otto", AppealDecision.OVERTURN, operation("verdict"));
    OperationId operation = operation("record");

    for (int i = 0; i < 2; i++) {
      panels.recordOutcome(appeal.id(), AppealOutcome.OVERTURNED, operation);
      clock.advance(Duration.ofHours(1));
    }

    Submission after = submissions.submission(appeal.submissionId());
    assertThat(after.outcome()).isEqualTo(Outcome.DEMONSTRATED);
    assertThat(after.overturnedAt()).isEqualTo(clock.instant().minus(Duration.ofHours(2)));
    assertThat(after.decidedAt()).isEqualTo(before.decidedAt());
    assertThat(appeals.get(appeal.id()).outcome()).isEqualTo(AppealOutcome.OVERTURNED);
    assertThat(appeals.get(appeal.id()).decidedAt()).isEqualTo(after.overturnedAt());
    assertThat(panels.verdictsOf(appeal.id()))
        .extracting(verdict -> verdict.reviewer().username())
        .containsExactly("mia", "otto");
    assertThat(rounds.feedbackOf(after.id()).orElseThrow().criteria())
        .allSatisfy(criterion -> assertThat(criterion.level()).isEqualTo("developing"));
  }

  @Test
  void the_badge_after_an_appeal_says_that_every_criterion_is_demonstrated() throws IOException {
    Appeal appeal = allocated();
    UUID enrollment = submissions.submission(appeal.submissionId()).enrollmentId();
    assertThatThrownBy(() -> badges.issue(enrollment, appeal.submissionId(), operation("badge")))
        .isInstanceOf(Refusal.class);

    panels.recordOutcome(appeal.id(), AppealOutcome.OVERTURNED, operation("record"));
    var credential =
        json.readTree(
            badges.issue(enrollment, appeal.submissionId(), operation("badge")).credential());

    assertThat(credential.at("/credentialSubject/result").findValuesAsString("achievedLevel"))
        .hasSameSizeAs(microCredential().criteria())
        .allSatisfy(level -> assertThat(level).endsWith("-demonstrated"));
    assertThat(enrollments.get(enrollment).isRunning()).isFalse();
  }

  @Test
  void upheld_changes_nothing_but_that_it_is_known() throws IOException {
    Appeal appeal = allocated();

    panels.recordOutcome(appeal.id(), AppealOutcome.UPHELD, operation("record"));

    Submission after = submissions.submission(appeal.submissionId());
    assertThat(after.outcome()).isEqualTo(Outcome.NOT_YET);
    assertThat(after.overturnedAt()).isNull();
    assertThat(appeals.get(appeal.id()).outcome()).isEqualTo(AppealOutcome.UPHELD);
    assertThatThrownBy(() -> appeals.appeal(after.id(), REASONS))
        .isInstanceOf(AppealRefused.class)
        .hasMessageContaining("already appealed");
  }

  private void decide(
      Appeal appeal, String reviewer, AppealDecision decision, OperationId operation) {
    panels.storeVerdict(appeal.id(), reviewer, decision, "I looked at the plan.", operation);
  }

  /** Asks mia and otto, because max and olga made the decision. */
  private Appeal allocated() throws IOException {
    Appeal appeal = appeals.appeal(notYet().id(), REASONS);
    panels.allocatePanel(appeal.id(), List.of(free("mia"), free("otto")), operation("allocate"));
    return appeal;
  }

  private Submission notYet() throws IOException {
    Submission submission = sealed();
    review(submission.id(), Outcome.NOT_YET);
    appeals.openPeriod(submission.id(), POLICY, operation("period"));
    return submissions.submission(submission.id());
  }

  private Submission sealed() throws IOException {
    UUID enrollment = enrollNewEducator().id();
    completePortfolio(enrollment);
    return seal(enrollment, 1);
  }

  private Account certified(Role role) {
    return people.certify(people.add(role), MC);
  }

  private void assess(UUID submission, String assessor) {
    assessments.storeAssessment(
        submission, assessor, scores(Outcome.NOT_YET), "Thank you.", operation("assess"));
  }

  private void approve(UUID submission, String approver, ApprovalDecision decision) {
    decisions.storeApproval(
        submission, approver, new ApproverAnswer(decision, "Look again."), operation("approve"));
  }
}
