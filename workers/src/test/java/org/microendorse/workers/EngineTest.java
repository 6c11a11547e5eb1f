package org.microendorse.workers;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.processes.SubmissionReviewProcess.Elements.APPROVE_ASSESSMENT;
import static org.microendorse.processes.SubmissionReviewProcess.Elements.ASSESS_SUBMISSION;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microendorse.domain.calibration.CalibrationService;
import org.microendorse.domain.credential.BadgeService;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentOpened;
import org.microendorse.domain.enrollment.EnrollmentStatus;
import org.microendorse.domain.evidence.Outcome;
import org.microendorse.domain.evidence.Submission;
import org.microendorse.domain.integrity.ConcernKind;
import org.microendorse.domain.integrity.ConcernService.Report;
import org.microendorse.domain.notification.Mail;
import org.microendorse.domain.notification.MailService;
import org.microendorse.domain.people.Accounts;
import org.microendorse.domain.review.Duty;
import org.microendorse.domain.review.ReviewClock;
import org.microendorse.engine.testing.Line;
import org.microendorse.engine.testing.TestClock;
import org.microendorse.engine.testing.TestEngine;
import org.microendorse.processes.IntegrityConcernProcess;
import org.microendorse.processes.MicroCredentialPathProcess.Elements;
import org.microendorse.processes.Models;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** All workers on a real engine; people's steps are done by the test. */
@TestPropertySource(
    properties = {
      "camunda.client.worker.defaults.enabled=true",
      "camunda.client.worker.defaults.stream-enabled=true",
      "camunda.client.request-timeout=10s",
    })
@DirtiesContext
class EngineTest extends ServiceTest {
  private static final Line LINE = new Line(TestEngine.get().grpcAddress().getPort());
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Autowired private CamundaClient camunda;
  @Autowired private BadgeService badges;
  @Autowired private MailService mails;
  @Autowired private CalibrationService calibrations;
  @Autowired private Accounts accounts;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;

  @DynamicPropertySource
  static void engine(DynamicPropertyRegistry registry) {
    registry.add("camunda.client.grpc-address", () -> "http://127.0.0.1:" + LINE.port());
    registry.add("camunda.client.rest-address", () -> TestEngine.get().restAddress());
  }

  @BeforeEach
  void deploy() {
    // Deadlines are planned by our clock and kept by the engine's.
    clock.advance(Duration.between(clock.instant(), TestEngine.now()));
    for (String assessor : List.of("max", "mia")) {
      calibrations.importResult(accounts.findByUsername(assessor).orElseThrow().id(), MC, "Tests");
    }
    // After an outage, the client takes a moment to reconnect.
    await().atMost(PATIENCE).ignoreExceptions().until(this::deployModels);
  }

  /**
   * Other tests share the database but not the time: for them, a list from now is not valid yet.
   */
  @AfterEach
  void openListsInThePast() {
    jdbc.sql("update status_list set opened_at = ?")
        .param(Timestamp.from(TestClock.BEGINNING))
        .update();
  }

  private boolean deployModels() {
    DeployResourceCommandStep2 command = null;
    for (String resource : Models.resources()) {
      command =
          command == null
              ? camunda.newDeployResourceCommand().addResourceFromClasspath(resource)
              : command.addResourceFromClasspath(resource);
    }
    return !command.send().join().getProcesses().isEmpty();
  }

  @Test
  void educator_enrolls__is_not_there_yet__applies_again_and_earns_the_badge() throws IOException {
    Enrollment enrollment = enrollNewEducator();
    String educator = enrollment.educator().username();

    getReady(educator);
    complete(Elements.WORK_THROUGH_ACTIVITIES, educator, Map.of("activitiesFinished", true));
    complete(Elements.BUILD_PORTFOLIO, educator, Map.of("portfolioReady", true));
    apply(educator);
    completePortfolio(enrollment.id());
    apply(educator);
    review(enrollment, Outcome.NOT_YET);
    complete(Elements.READ_FEEDBACK, educator, Map.of("feedbackRead", true));
    complete(Elements.BUILD_PORTFOLIO, educator, Map.of("portfolioReady", true));
    apply(educator);
    review(enrollment, Outcome.DEMONSTRATED);

    await()
        .atMost(PATIENCE)
        .until(() -> enrollments.get(enrollment.id()).status() == EnrollmentStatus.EARNED);
    await().atMost(PATIENCE).until(() -> mails.mailsTo(enrollment.educator().email()).size() == 4);
    assertThat(mails.mailsTo(enrollment.educator().email()))
        .extracting(Mail::template)
        .containsExactly("submission-received", "not-yet", "submission-received", "badge-earned");
    assertThat(badges.badgesOf(educator)).hasSize(1);
    assertThat(submissions.submissionsOf(enrollment.id()))
        .extracting("outcome")
        .containsExactly(Outcome.NOT_YET, Outcome.DEMONSTRATED);
  }

  @Test
  void late_reviewers_are_reminded_and_then_a_colleague_is_asked() throws IOException {
    Enrollment enrollment = submit();
    UserTask task = open(ASSESS_SUBMISSION, enrollment);
    camunda.newAssignUserTaskCommand(task.getUserTaskKey()).assignee("max").send().join();

    leap(Duration.ofDays(12));
    await().atMost(PATIENCE).until(() -> sent("max", "review-reminder") == 1);
    assertThat(sent("mia", "review-reminder")).isZero();
    assertThat(access.isReviewer("max", submissionOf(enrollment))).isTrue();

    leap(Duration.ofDays(12));
    await().atMost(PATIENCE).until(() -> sent("petra", "review-late") == 1);
    assertThat(sent("max", "review-reassigned")).isEqualTo(1);
    assertThat(access.isReviewer("max", submissionOf(enrollment))).isFalse();
    UserTask again = open(ASSESS_SUBMISSION, enrollment);
    assertThat(again.getUserTaskKey()).isNotEqualTo(task.getUserTaskKey());
    assertThat(again.getAssignee()).isNull();
    assertThat(again.getCandidateUsers()).containsExactly("mia");

    assess(enrollment, "mia", Outcome.DEMONSTRATED);
    UserTask approve = open(APPROVE_ASSESSMENT, enrollment);
    ReviewClock due = deadlines.clockOf(submissionOf(enrollment)).orElseThrow();
    assertThat(due.duty()).isEqualTo(Duty.APPROVE);
    camunda.newAssignUserTaskCommand(approve.getUserTaskKey()).assignee("otto").send().join();

    leap(Duration.between(clock.instant(), due.dueAt()));
    await().atMost(PATIENCE).until(() -> sent("otto", "review-reminder") == 1);
    assertThat(sent("otto", "review-reassigned")).isZero();

    leap(Duration.ofDays(12));
    await().atMost(PATIENCE).until(() -> sent("otto", "review-reassigned") == 1);
    assertThat(open(APPROVE_ASSESSMENT, enrollment).getCandidateUsers()).containsExactly("olga");
  }

  /** Goes up to the first task of a reviewer. */
  private Enrollment submit() throws IOException {
    Enrollment enrollment = enrollNewEducator();
    String educator = enrollment.educator().username();
    getReady(educator);
    complete(Elements.WORK_THROUGH_ACTIVITIES, educator, Map.of("activitiesFinished", true));
    complete(Elements.BUILD_PORTFOLIO, educator, Map.of("portfolioReady", true));
    completePortfolio(enrollment.id());
    apply(educator);
    return enrollment;
  }

  private UUID submissionOf(Enrollment enrollment) {
    return submissions.submissionsOf(enrollment.id()).getFirst().id();
  }

  /** The open task of a reviewer of the enrollment's submission. */
  private UserTask open(String elementId, Enrollment enrollment) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                tasks(elementId, null).stream()
                    .filter(task -> isAbout(task, enrollment))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private boolean isAbout(UserTask task, Enrollment enrollment) {
    List<String> ids =
        submissions.submissionsOf(enrollment.id()).stream()
            .map(it -> "\"" + it.id() + "\"")
            .toList();
    return camunda
        .newUserTaskVariableSearchRequest(task.getUserTaskKey())
        .send()
        .join()
        .items()
        .stream()
        .anyMatch(variable -> ids.contains(variable.getValue()));
  }

  private long sent(String username, String template) {
    return mails.mailsTo(username + "@example.org").stream()
        .filter(mail -> mail.template().equals(template))
        .count();
  }

  /** Time passes, for the engine and for us. */
  private void leap(Duration duration) {
    clock.advance(duration);
    TestEngine.leap(duration);
  }

  @Test
  void an_enrollment_while_the_engine_is_away_is_not_lost() throws IOException {
    LINE.cut();
    Enrollment enrollment = enrollNewEducator();
    assertThat(unheard(enrollment)).isEqualTo(1);

    LINE.connect();
    clock.advance(Duration.ofMinutes(1));

    awaitOpened(enrollment);
    await().atMost(PATIENCE).until(() -> unheard(enrollment) == 0);
  }

  @Test
  void a_concern_while_the_engine_is_away_stops_the_review_when_it_is_back() throws IOException {
    Enrollment enrollment = submit();
    UserTask assess = open(ASSESS_SUBMISSION, enrollment);
    Submission submission = submissions.submissionsOf(enrollment.id()).getFirst();
    UUID artifact = submission.artifactIds().iterator().next();

    LINE.cut();
    UUID concern =
        concerns
            .report(
                "max",
                assess.getUserTaskKey(),
                submission.id(),
                new Report(ConcernKind.INTEGRITY_CONCERN, artifact, "I know this plan."))
            .id();
    assertThat(access.fileFor("max", artifact)).isEmpty();
    LINE.connect();
    clock.advance(Duration.ofMinutes(1));

    open(IntegrityConcernProcess.Elements.LOOK_INTO_CONCERN, enrollment);
    await().atMost(PATIENCE).until(() -> concerns.get(concern).processInstanceKey() != null);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                tasks(ASSESS_SUBMISSION, null).stream()
                    .noneMatch(task -> isAbout(task, enrollment)));
    assertThat(
            mails.mailsTo(enrollment.educator().email()).stream()
                .map(Mail::template)
                .filter("concern-opened"::equals))
        .hasSize(1);
  }

  @Test
  void an_event_heard_twice_opens_one_path() {
    Enrollment enrollment = enrollNewEducator();
    EnrollmentOpened event =
        new EnrollmentOpened(enrollment.id(), enrollment.educator().username());
    transaction.executeWithoutResult(tx -> events.publishEvent(event));

    awaitOpened(enrollment);
    await().atMost(PATIENCE).until(() -> unheard(enrollment) == 0);
    assertThat(tasks(Elements.COMMIT_TO_LEARN, enrollment.educator().username())).hasSize(1);
  }

  private void getReady(String educator) {
    complete(Elements.COMMIT_TO_LEARN, educator, Map.of("commitment", true));
    complete(
        Elements.ASSESS_YOURSELF,
        educator,
        Map.of(
            "selfAssessment",
            microCredential().criteria().stream()
                .map(c -> Map.of("criterionId", c.id(), "title", c.title(), "confidence", "new"))
                .toList()));
  }

  private void apply(String educator) {
    complete(
        Elements.SUBMIT_PORTFOLIO,
        educator,
        Map.of("pupilDataDeclared", true, "ownWorkDeclared", true, "applyConfirmed", true));
  }

  private void review(Enrollment enrollment, Outcome outcome) {
    assess(enrollment, "max", outcome);
    complete(
        APPROVE_ASSESSMENT,
        task -> isAbout(task, enrollment),
        Map.of("approverId", "max", "approvalDecision", "agree"));
    complete(
        APPROVE_ASSESSMENT,
        task -> isAbout(task, enrollment),
        Map.of("approverId", "olga", "approvalDecision", "agree"));
  }

  private void assess(Enrollment enrollment, String assessor, Outcome outcome) {
    complete(
        ASSESS_SUBMISSION,
        task -> isAbout(task, enrollment),
        Map.ofEntries(
            entry("assessorId", assessor),
            entry("overallFeedback", "Thank you."),
            entry("scores", scores(outcome))));
  }

  private void awaitOpened(Enrollment enrollment) {
    await()
        .atMost(PATIENCE)
        .until(() -> enrollments.get(enrollment.id()).processInstanceKey() != null);
    await()
        .atMost(PATIENCE)
        .until(() -> !tasks(Elements.COMMIT_TO_LEARN, enrollment.educator().username()).isEmpty());
  }

  /** Completes the one open task of that kind which this person has. */
  private void complete(String elementId, String assignee, Map<String, Object> variables) {
    complete(elementId, task -> assignee.equals(task.getAssignee()), variables);
  }

  /** Completes the one open task of that kind. */
  private void complete(
      String elementId, Predicate<UserTask> which, Map<String, Object> variables) {
    UserTask task =
        await()
            .atMost(PATIENCE)
            .until(
                () -> tasks(elementId, null).stream().filter(which).toList(),
                found -> found.size() == 1)
            .getFirst();
    camunda.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(variables).send().join();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                tasks(elementId, null).stream()
                    .noneMatch(t -> t.getUserTaskKey().equals(task.getUserTaskKey())));
  }

  private List<UserTask> tasks(String elementId, String assignee) {
    return camunda
        .newUserTaskSearchRequest()
        .filter(
            filter -> {
              filter.elementId(elementId).state(UserTaskState.CREATED);
              if (assignee != null) {
                filter.assignee(assignee);
              }
            })
        .send()
        .join()
        .items();
  }

  private long unheard(Enrollment enrollment) {
    return jdbc.sql(
            """
            select count(*) from event_publication
            where completion_date is null and serialized_event like ?
            """)
        .param("%" + enrollment.id() + "%")
        .query(Long.class)
        .single();
  }
}
