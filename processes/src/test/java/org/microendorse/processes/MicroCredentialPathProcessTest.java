package org.microendorse.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.processes.MicroCredentialPathProcess.Elements.*;
import static org.microendorse.processes.PathFixture.MICRO_CREDENTIAL;
import static org.microendorse.processes.PathFixture.scores;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.mock.JobWorkerMockBuilder.JobWorkerMock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.DecisionValues.ActivityKind;
import org.microendorse.processes.DecisionValues.ApprovalDecision;
import org.microendorse.processes.DecisionValues.CommitteeDecision;
import org.microendorse.processes.DecisionValues.ConcernFinding;
import org.microendorse.processes.DecisionValues.ConcernKind;
import org.microendorse.processes.DecisionValues.Confidence;
import org.microendorse.processes.DecisionValues.Outcome;
import org.microendorse.processes.DecisionValues.PreCheckOutcome;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.processes.JobTypes.MailTemplates;
import org.microendorse.processes.MicroCredentialPathProcess.Messages;

class MicroCredentialPathProcessTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  private static final Map<String, Object> FEEDBACK =
      Map.of(
          "overallFeedback",
          "Nearly there.",
          "criteria",
          List.of(
              Map.of(
                  "title",
                  "Planning",
                  "level",
                  Level.DEMONSTRATED,
                  "comment",
                  "Clear.",
                  "pointer",
                  "Page 2"),
              Map.of(
                  "title",
                  "Reflection",
                  "level",
                  Level.DEVELOPING,
                  "comment",
                  "Honest.",
                  "missing",
                  "A next step.",
                  "strengthen",
                  "Name what you will do next.")));

  private static final List<String> UNREADABLE = List.of("\"Plan 1.pdf\" cannot be opened.");

  CamundaClient client;
  CamundaProcessTestContext context;

  private final String enrollmentId = UUID.randomUUID().toString();
  private final String badgeId = UUID.randomUUID().toString();
  private final List<String> mails = Collections.synchronizedList(new ArrayList<>());
  private final List<Integer> sealedAttempts = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Map<String, Object>> nextFacts = new ArrayDeque<>();
  private volatile String submissionId;
  private volatile int earlierConcerns;
  private PathFixture people;
  private JobWorkerMock planActivities;
  private JobWorkerMock issueBadge;
  private JobWorkerMock openPeriod;
  private long path;

  @BeforeEach
  void openPath() {
    people = new PathFixture(client);
    people.deployModels();
    context
        .mockJobWorker(JobTypes.ENROLLMENT_OPEN_PATH)
        .thenComplete(
            Map.of(Variables.MICRO_CREDENTIAL, MICRO_CREDENTIAL, Variables.COACH_ID, "cole"));
    planActivities =
        context
            .mockJobWorker(JobTypes.ENROLLMENT_PLAN_ACTIVITIES)
            .thenComplete(Map.of(Variables.RECOMMENDED_ACTIVITIES, List.of()));
    context
        .mockJobWorker(JobTypes.NOTIFICATION_SEND_MAIL)
        .withHandler(
            (jobs, job) -> {
              mails.add(job.getCustomHeaders().get(Headers.TEMPLATE));
              jobs.newCompleteCommand(job).send().join();
            });
    issueBadge =
        context
            .mockJobWorker(JobTypes.CREDENTIAL_ISSUE_BADGE)
            .thenComplete(Map.of(Variables.BADGE_ID, badgeId));
    var inTime = context.getCurrentTime().plus(Duration.ofDays(365)).toString();
    context
        .mockJobWorker(JobTypes.REVIEW_PLAN_DEADLINES)
        .thenComplete(
            Map.of(
                Variables.DUE_AT, inTime,
                Variables.REMIND_AT, inTime,
                Variables.REASSIGN_AT, inTime));
    openPeriod = context.mockJobWorker(JobTypes.APPEAL_OPEN_PERIOD).thenComplete();
    context
        .mockJobWorker(JobTypes.INTEGRITY_FIND_FACTS)
        .withHandler(
            (jobs, job) ->
                jobs.newCompleteCommand(job)
                    .variables(
                        Map.of(
                            Variables.PRE_CHECK_FACTS,
                            nextFacts.isEmpty() ? PathFixture.facts() : nextFacts.remove(),
                            Variables.PRE_CHECK_FILES,
                            PathFixture.NOTE))
                    .send()
                    .join());
    context
        .mockJobWorker(JobTypes.INTEGRITY_RECORD_PRE_CHECK)
        .withHandler(
            (jobs, job) ->
                jobs.newCompleteCommand(job)
                    .variables(
                        Map.of(
                            Variables.RETURN_REASONS,
                            PreCheckOutcome.INCOMPLETE.equals(
                                    job.getVariable(Variables.PRE_CHECK_OUTCOME))
                                ? UNREADABLE
                                : List.of()))
                    .send()
                    .join());
    context
        .mockJobWorker(JobTypes.INTEGRITY_OPEN_CONCERN)
        .thenComplete(
            Map.of(
                Variables.CONCERN_KIND, ConcernKind.PRIVACY_VIOLATION,
                Variables.CONCERN_FILE, "Plan 1.pdf",
                Variables.CONCERN_SEEN, "Names of students."));
    context.mockJobWorker(JobTypes.INTEGRITY_DISMISS_CONCERN).thenComplete();
    context.mockJobWorker(JobTypes.INTEGRITY_UPHOLD_CONCERN).thenComplete();
    context
        .mockJobWorker(JobTypes.INTEGRITY_REOPEN_PORTFOLIO)
        .thenComplete(Map.of(Variables.RETURN_REASONS, PathFixture.NOTE));
    context.mockJobWorker(JobTypes.INTEGRITY_RECORD_COMMITTEE_DECISION).thenComplete();
    context
        .mockJobWorker(JobTypes.INTEGRITY_COUNT_CONCERNS)
        .withHandler(
            (jobs, job) ->
                jobs.newCompleteCommand(job)
                    .variables(Map.of(Variables.EARLIER_CONCERNS, earlierConcerns))
                    .send()
                    .join());
    context
        .mockJobWorker(JobTypes.REVIEW_JUDGE_AND_ALLOCATE)
        .thenComplete(
            Map.of(
                Variables.JUDGEMENTS,
                PathFixture.NOTE,
                Variables.ALLOCATED,
                true,
                Variables.ASSESSOR_CANDIDATES,
                List.of("ana"),
                Variables.APPROVER_CANDIDATES,
                List.of("ada"),
                Variables.DUE_AT,
                inTime,
                Variables.REMIND_AT,
                inTime,
                Variables.REASSIGN_AT,
                inTime));
    context
        .mockJobWorker(JobTypes.REVIEW_STORE_ASSESSMENT)
        .thenComplete(
            Map.of(
                Variables.ASSESSMENT_VALID,
                true,
                Variables.ASSESSMENT_PROBLEMS,
                List.of(),
                Variables.SHOWN_LEVELS,
                List.of(Level.DEMONSTRATED)));
    context.mockJobWorker(JobTypes.REVIEW_STORE_APPROVAL).thenComplete();
    context
        .mockJobWorker(JobTypes.REVIEW_RECORD_DECISION)
        .thenComplete(Map.of(Variables.FEEDBACK, FEEDBACK));
    begin();
  }

  private void begin() {
    path =
        client
            .newCorrelateMessageCommand()
            .messageName(Messages.ENROLLMENT_OPENED)
            .correlationKey(enrollmentId)
            .variables(Map.of(Variables.ENROLLMENT_ID, enrollmentId, Variables.EDUCATOR_ID, "mia"))
            .send()
            .join()
            .getProcessInstanceKey();
  }

  @Test
  void assessor_passes_everything__educator_earns_the_badge() {
    everySubmissionIsComplete();

    getsReady();
    fillsGaps(Confidence.NEW, Confidence.CONFIDENT);
    buildsPortfolio();
    submits();
    isReviewed(1, Level.DEMONSTRATED);

    assertThatPath()
        .isCompleted()
        .hasCompletedElementsInOrder(
            OPEN_PATH,
            COMMIT_TO_LEARN,
            ASSESS_YOURSELF,
            PLAN_ACTIVITIES,
            WORK_THROUGH_ACTIVITIES,
            BUILD_PORTFOLIO,
            SUBMIT_PORTFOLIO,
            CHECK_AND_SEAL,
            CALL_PRE_CHECK,
            CALL_REVIEW,
            ISSUE_BADGE,
            SEND_BADGE,
            END_MICRO_CREDENTIAL_EARNED)
        .hasCompletedElements(CONFIRM_SUBMISSION, END_SUBMISSION_CONFIRMED)
        .hasNotActivatedElements(
            DECIDE_RESUBMISSION,
            SET_APPEAL_PERIOD,
            OPEN_APPEAL_PERIOD,
            SEND_FEEDBACK,
            READ_FEEDBACK,
            MEET_COACH,
            END_FEEDBACK_READ,
            END_COACH_MET,
            SEND_BACK,
            CALL_CONCERN,
            END_PATH_ENDED,
            EVENT_DECISION_OVERTURNED)
        .hasVariable(Variables.BADGE_ID, badgeId)
        .hasVariable(Variables.OUTCOME, Outcome.DEMONSTRATED)
        .hasVariable(Variables.ATTEMPT, 1);
    assertThat(mails)
        .containsExactly(MailTemplates.SUBMISSION_RECEIVED, MailTemplates.BADGE_EARNED);
    assertThat(issueBadge.getInvocations()).isEqualTo(1);
  }

  @Test
  void something_is_missing__educator_hears_what_completes_it_and_earns_the_badge() {
    submissionsAre(
        Map.of(
            Variables.SUBMISSION_COMPLETE,
            false,
            Variables.SUBMISSION_PROBLEMS,
            List.of("The reflection is missing.")),
        complete());

    getsReady();
    fillsGaps(Confidence.SOME, Confidence.SOME);
    buildsPortfolio();
    submits();
    people.openTask(path, SUBMIT_PORTFOLIO);

    assertThatPath()
        .hasLocalVariable(
            STAGE_UPLOAD_ARTIFACTS,
            Variables.SUBMISSION_PROBLEMS,
            List.of("The reflection is missing."))
        .hasNotActivatedElements(GATEWAY_SUBMITTED, CONFIRM_SUBMISSION, STAGE_GET_FEEDBACK);

    submits();
    isReviewed(1, Level.DEMONSTRATED);

    assertThatPath()
        .isCompleted()
        .hasCompletedElement(CHECK_AND_SEAL, 2)
        .hasCompletedElement(CONFIRM_SUBMISSION, 1)
        .hasCompletedElements(END_MICRO_CREDENTIAL_EARNED);
    assertThat(sealedAttempts).containsExactly(1);
  }

  @Test
  void assessor_says_not_yet__educator_reads_why_resubmits_and_earns_the_badge() {
    everySubmissionIsComplete();

    getsReady();
    fillsGaps(Confidence.SOME, Confidence.NEW);
    buildsPortfolio();
    submits();
    isReviewed(1, Level.DEVELOPING);
    var readFeedback = people.openTask(path, READ_FEEDBACK);

    assertThat(readFeedback.getAssignee()).isEqualTo("mia");
    assertThatPath()
        .hasLocalVariable(STAGE_GET_FEEDBACK, Variables.FEEDBACK, FEEDBACK)
        .hasLocalVariable(
            STAGE_GET_FEEDBACK, Variables.APPEAL_POLICY, Map.of("days", 30, "reasonsLength", 50))
        .hasCompletedElementsInOrder(SET_APPEAL_PERIOD, OPEN_APPEAL_PERIOD, SEND_FEEDBACK);
    assertThat(openPeriod.getInvocations()).isEqualTo(1);

    readsFeedback();
    people.openTask(path, BUILD_PORTFOLIO);

    assertThatPath()
        .hasVariable(Variables.ATTEMPT, 2)
        .hasVariable(Variables.FEEDBACK, FEEDBACK)
        .hasNotActivatedElements(ISSUE_BADGE, SEND_BADGE, MEET_COACH, END_MICRO_CREDENTIAL_EARNED);

    buildsPortfolio();
    submits();
    isReviewed(2, Level.DEMONSTRATED);

    assertThatPath()
        .isCompleted()
        .hasCompletedElement(STAGE_BUILD_PORTFOLIO, 2)
        .hasCompletedElement(STAGE_FILL_GAPS, 1)
        .hasCompletedElement(END_FEEDBACK_READ, 1)
        .hasCompletedElement(ISSUE_BADGE, 1)
        .hasNotActivatedElements(MEET_COACH, END_COACH_MET)
        .hasVariable(Variables.OUTCOME, Outcome.DEMONSTRATED);
    assertThat(sealedAttempts).containsExactly(1, 2);
    assertThat(mails)
        .containsExactly(
            MailTemplates.SUBMISSION_RECEIVED,
            MailTemplates.NOT_YET,
            MailTemplates.SUBMISSION_RECEIVED,
            MailTemplates.BADGE_EARNED);
  }

  @Test
  void reviewers_of_the_next_attempt_see_no_feedback__unless_the_rules_let_them_see_it() {
    everySubmissionIsComplete();
    toSecondReview();
    assertThat(earlierFeedback()).isEqualTo("null");
    client.newCancelInstanceCommand(path).send().join();

    people.deployModels(
        "processes/resubmission-policy.dmn",
        dmn ->
            dmn.replaceFirst("(?s)(ResubmissionPolicyEarlier1\">\\s*<dmn:text>)false", "$1true"));
    begin();
    toSecondReview();

    assertThat(earlierFeedback()).contains("Honest.");
  }

  private void toSecondReview() {
    getsReady();
    fillsGaps(Confidence.SOME, Confidence.NEW);
    buildsPortfolio();
    submits();
    isReviewed(1, Level.DEVELOPING);
    readsFeedback();
    buildsPortfolio();
    submits();
  }

  private String earlierFeedback() {
    long review = people.calledProcess(path, SubmissionReviewProcess.PROCESS_ID, 2);
    return await("variable of the review")
        .atMost(PathFixture.PATIENCE)
        .until(
            () -> people.processVariables(review).get(Variables.EARLIER_FEEDBACK),
            Objects::nonNull);
  }

  @Test
  void third_not_yet__coach_meets_the_educator_before_the_fourth_attempt() {
    everySubmissionIsComplete();

    getsReady();
    fillsGaps(Confidence.NEW, Confidence.NEW);
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThatPath().hasNotActivatedElements(MEET_COACH);
      buildsPortfolio();
      submits();
      isReviewed(attempt, Level.NOT_EVIDENT);
      readsFeedback();
    }
    var meeting = people.openTask(path, MEET_COACH);

    assertThat(meeting.getAssignee()).isEqualTo("cole");
    assertThat(meeting.getCustomHeaders()).containsKey(TaskHeaders.DUE_IN);
    assertThatPath().hasCompletedElement(STAGE_BUILD_PORTFOLIO, 3);

    people.complete(path, MEET_COACH, Map.of(Variables.COACH_MET, true));
    buildsPortfolio();
    submits();
    isReviewed(4, Level.DEMONSTRATED);

    assertThatPath()
        .isCompleted()
        .hasCompletedElement(END_FEEDBACK_READ, 2)
        .hasCompletedElement(END_COACH_MET, 1)
        .hasCompletedElement(ISSUE_BADGE, 1)
        .hasVariable(Variables.ATTEMPT, 4);
    assertThat(sealedAttempts).containsExactly(1, 2, 3, 4);
  }

  @Test
  void the_rules_want_the_coach_earlier__after_the_first_not_yet_the_coach_comes_first() {
    everySubmissionIsComplete();
    client.newCancelInstanceCommand(path).send().join();
    people.deployModels(
        "processes/resubmission-policy.dmn",
        dmn -> dmn.replace("&lt; 3", "&lt; 1").replace("&gt;= 3", "&gt;= 1"));
    begin();
    getsReady();
    fillsGaps(Confidence.SOME, Confidence.NEW);
    buildsPortfolio();
    submits();
    isReviewed(1, Level.DEVELOPING);
    readsFeedback();

    people.complete(path, MEET_COACH, Map.of(Variables.COACH_MET, true));

    people.openTask(path, BUILD_PORTFOLIO);
    assertThatPath()
        .hasCompletedElement(END_COACH_MET, 1)
        .hasNotActivatedElements(END_FEEDBACK_READ)
        .hasVariable(Variables.ATTEMPT, 2);
  }

  @Test
  void an_appeal_overturns_the_decision__the_next_attempt_is_left_for_the_badge() {
    everySubmissionIsComplete();
    getsReady();
    fillsGaps(Confidence.SOME, Confidence.NEW);
    buildsPortfolio();
    submits();
    isReviewed(1, Level.DEVELOPING);
    readsFeedback();
    people.openTask(path, BUILD_PORTFOLIO);

    appealSucceeds("first-submission");

    assertThatPath()
        .isCompleted()
        .hasCompletedElementsInOrder(
            START_DECISION_OVERTURNED,
            ISSUE_BADGE_AFTER_APPEAL,
            SEND_BADGE_AFTER_APPEAL,
            END_EARNED_BY_APPEAL)
        .hasTerminatedElement(BUILD_PORTFOLIO, 1)
        .hasNotActivatedElements(ISSUE_BADGE, END_MICRO_CREDENTIAL_EARNED)
        .hasVariable(Variables.SUBMISSION_ID, "first-submission")
        .hasVariable(Variables.OUTCOME, Outcome.DEMONSTRATED)
        .hasVariable(Variables.BADGE_ID, badgeId);
    assertThat(issueBadge.getInvocations()).isEqualTo(1);
    assertThat(mails)
        .containsExactly(
            MailTemplates.SUBMISSION_RECEIVED, MailTemplates.NOT_YET, MailTemplates.BADGE_EARNED);
  }

  @Test
  void an_appeal_overturns_the_decision_during_the_next_review__nobody_need_finish_it() {
    everySubmissionIsComplete();
    getsReady();
    fillsGaps(Confidence.SOME, Confidence.NEW);
    buildsPortfolio();
    submits();
    isReviewed(1, Level.DEVELOPING);
    readsFeedback();
    buildsPortfolio();
    submits();
    var review = people.calledProcess(path, SubmissionReviewProcess.PROCESS_ID, 2);
    people.openTask(review, SubmissionReviewProcess.Elements.ASSESS_SUBMISSION);

    appealSucceeds("first-submission");

    assertThatPath().isCompleted().hasCompletedElements(END_EARNED_BY_APPEAL);
    assertThatProcessInstance(byKey(review)).isTerminated();
    assertThat(issueBadge.getInvocations()).isEqualTo(1);
  }

  private void appealSucceeds(String submissionId) {
    client
        .newCorrelateMessageCommand()
        .messageName(Messages.APPEAL_OVERTURNED)
        .correlationKey(enrollmentId)
        .variables(
            Map.of(Variables.SUBMISSION_ID, submissionId, Variables.OUTCOME, Outcome.DEMONSTRATED))
        .send()
        .join();
  }

  @Test
  void the_educator_leaves_or_it_lapses_during_the_review__everything_stops() {
    everySubmissionIsComplete();
    getsReady();
    fillsGaps(Confidence.SOME, Confidence.NEW);
    buildsPortfolio();
    submits();
    var review = people.calledProcess(path, SubmissionReviewProcess.PROCESS_ID, 1);
    people.openTask(review, SubmissionReviewProcess.Elements.ASSESS_SUBMISSION);

    client
        .newCorrelateMessageCommand()
        .messageName(Messages.GIVEN_UP)
        .correlationKey(enrollmentId)
        .send()
        .join();

    assertThatPath()
        .isCompleted()
        .hasCompletedElements(EVENT_GIVEN_UP, END_GIVEN_UP)
        .hasNotActivatedElements(ISSUE_BADGE, END_MICRO_CREDENTIAL_EARNED);
    assertThatProcessInstance(byKey(review)).isTerminated();
  }

  @Test
  void educator_answers_the_self_assessment__activities_suit_the_answers() {
    getsReady();
    people.complete(
        path,
        ASSESS_YOURSELF,
        Map.of(
            Variables.SELF_ASSESSMENT,
            List.of(
                Map.of("confidence", Confidence.NEW, "criterionId", "forged"),
                Map.of("confidence", Confidence.CONFIDENT))));
    people.openTask(path, WORK_THROUGH_ACTIVITIES);

    assertThatPath()
        .hasLocalVariable(
            STAGE_FILL_GAPS,
            Variables.RECOMMENDATIONS,
            List.of(
                Map.of(
                    "criterionId",
                    "planning",
                    "kinds",
                    List.of(ActivityKind.READ, ActivityKind.PRACTISE, ActivityKind.DISCUSS)),
                Map.of("criterionId", "reflection", "kinds", List.of(ActivityKind.STRETCH))))
        .hasNotActivatedElements(STAGE_BUILD_PORTFOLIO);
    assertThat(planActivities.getInvocations()).isEqualTo(1);
  }

  @Test
  void stages_keep_to_themselves_what_nobody_reads_later_the_review_keeps_its_comments() {
    everySubmissionIsComplete();

    getsReady();
    fillsGaps(Confidence.SOME, Confidence.SOME);
    buildsPortfolio();
    submits();
    isReviewed(1, Level.DEMONSTRATED);

    assertThatPath().isCompleted();
    assertThat(people.processVariables(path))
        .containsOnlyKeys(
            Variables.ENROLLMENT_ID,
            Variables.EDUCATOR_ID,
            Variables.COACH_ID,
            Variables.MICRO_CREDENTIAL,
            Variables.ATTEMPT,
            Variables.SUBMISSION_ID,
            Variables.OUTCOME,
            Variables.FEEDBACK,
            Variables.EARLIER_FEEDBACK_SHOWN,
            Variables.RETURN_REASONS,
            Variables.CONCERN_RESULT,
            Variables.BADGE_ID);
  }

  @Test
  void a_file_cannot_be_opened__the_same_attempt_goes_back_and_is_scored_when_corrected() {
    everySubmissionIsComplete();
    nextFacts.add(PathFixture.factsBut("unreadable", 1));
    submitsFirstTime();
    people.openTask(path, BUILD_PORTFOLIO);

    assertThatPath()
        .hasCompletedElementsInOrder(CHECK_AND_SEAL, CALL_PRE_CHECK, SEND_BACK, END_SENT_BACK)
        .hasNotActivatedElements(CALL_REVIEW, DECIDE_RESUBMISSION, READ_FEEDBACK)
        .hasVariable(Variables.RETURN_REASONS, UNREADABLE)
        .hasVariable(Variables.ATTEMPT, 1);

    buildsPortfolio();
    submits();
    isReviewed(1, Level.DEMONSTRATED);

    assertThatPath()
        .isCompleted()
        .hasCompletedElements(END_MICRO_CREDENTIAL_EARNED)
        .hasVariable(Variables.ATTEMPT, 1);
    assertThat(sealedAttempts).containsExactly(1, 1);
    assertThat(mails)
        .containsExactly(
            MailTemplates.SUBMISSION_RECEIVED,
            MailTemplates.SUBMISSION_RETURNED,
            MailTemplates.SUBMISSION_RECEIVED,
            MailTemplates.BADGE_EARNED);
  }

  @Test
  void a_second_attempt_comes_back_incomplete__the_feedback_on_the_first_is_still_there() {
    everySubmissionIsComplete();
    nextFacts.add(PathFixture.facts());
    nextFacts.add(PathFixture.factsBut("missing", 1));
    submitsFirstTime();
    isReviewed(1, Level.DEVELOPING);
    readsFeedback();
    buildsPortfolio();
    submits();
    people.openTask(path, BUILD_PORTFOLIO);

    assertThatPath()
        .hasVariable(Variables.ATTEMPT, 2)
        .hasVariable(Variables.FEEDBACK, FEEDBACK)
        .hasVariable(Variables.RETURN_REASONS, UNREADABLE);
  }

  @Test
  void assessor_is_concerned_the_team_is_not__the_review_starts_again() {
    everySubmissionIsComplete();
    submitsFirstTime();
    var review = people.calledProcess(path, SubmissionReviewProcess.PROCESS_ID, 1);
    people.openTask(review, SubmissionReviewProcess.Elements.ASSESS_SUBMISSION);

    concernIsReported();

    assertThatProcessInstance(byKey(review)).isTerminated();
    teamFinds(1, ConcernFinding.NOT_UPHELD);
    isReviewed(2, Level.DEMONSTRATED);

    assertThatPath()
        .isCompleted()
        .hasCompletedElementsInOrder(
            BOUNDARY_CONCERN_IN_REVIEW, CALL_CONCERN, CALL_PRE_CHECK, CALL_REVIEW)
        .hasCompletedElement(CALL_PRE_CHECK, 2)
        .hasTerminatedElement(CALL_REVIEW, 1)
        .hasNotActivatedElements(END_REVISION_DUE, END_ENDED_BY_COMMITTEE, END_PATH_ENDED)
        .hasVariable(Variables.ATTEMPT, 1);
    assertThat(sealedAttempts).containsExactly(1);
    assertThat(mails)
        .containsExactly(
            MailTemplates.SUBMISSION_RECEIVED,
            MailTemplates.CONCERN_OPENED,
            MailTemplates.CONCERN_DISMISSED,
            MailTemplates.BADGE_EARNED);
  }

  @Test
  void pre_checker_is_concerned_rightly__coach_talks_the_same_attempt_is_open_again() {
    everySubmissionIsComplete();
    nextFacts.add(PathFixture.factsBut("recognizable", 1));
    submitsFirstTime();
    var preCheck = people.calledProcess(path, PreCheckProcess.PROCESS_ID, 1);
    people.openTask(preCheck, PreCheckProcess.Elements.PRE_CHECK_SUBMISSION);

    concernIsReported();

    assertThatProcessInstance(byKey(preCheck)).isTerminated();
    var concern = teamFinds(1, ConcernFinding.UPHELD);
    var talk =
        people.complete(
            concern,
            IntegrityConcernProcess.Elements.TALK_IT_OVER,
            Map.of(Variables.TALKED_OVER, true));
    assertThat(talk.getAssignee()).isEqualTo("cole");
    people.openTask(path, BUILD_PORTFOLIO);

    assertThatPath()
        .hasCompletedElementsInOrder(BOUNDARY_CONCERN_IN_PRE_CHECK, CALL_CONCERN, END_REVISION_DUE)
        .hasNotActivatedElements(CALL_REVIEW, SEND_BACK)
        .hasVariable(Variables.ATTEMPT, 1);
    assertThat(people.processVariables(path).get(Variables.RETURN_REASONS))
        .contains(PathFixture.NOTE);

    buildsPortfolio();
    submits();
    isReviewed(1, Level.DEMONSTRATED);

    assertThatPath().isCompleted().hasVariable(Variables.ATTEMPT, 1);
    assertThat(sealedAttempts).containsExactly(1, 1);
  }

  @Test
  void third_concern_that_is_right_and_the_committee_says_enough__the_path_ends() {
    everySubmissionIsComplete();
    earlierConcerns = 2;
    submitsFirstTime();
    var review = people.calledProcess(path, SubmissionReviewProcess.PROCESS_ID, 1);
    people.openTask(review, SubmissionReviewProcess.Elements.ASSESS_SUBMISSION);
    concernIsReported();
    var concern = teamFinds(1, ConcernFinding.UPHELD);
    people.complete(
        concern,
        IntegrityConcernProcess.Elements.DECIDE_IN_COMMITTEE,
        Map.of(
            Variables.COMMITTEE_DECISION,
            CommitteeDecision.END,
            Variables.COMMITTEE_REASONS,
            "We talked about it twice."));

    assertThatPath()
        .isCompleted()
        .hasCompletedElements(END_ENDED_BY_COMMITTEE, END_PATH_ENDED)
        .hasNotActivatedElements(ISSUE_BADGE, END_MICRO_CREDENTIAL_EARNED, END_REVISION_DUE)
        .hasCompletedElement(STAGE_BUILD_PORTFOLIO, 1);
    assertThat(mails).endsWith(MailTemplates.CONCERN_PATH_ENDED);
    assertThat(issueBadge.getInvocations()).isZero();
  }

  @Test
  void a_concern_about_another_submission__the_review_is_left_alone() {
    everySubmissionIsComplete();
    submitsFirstTime();
    var review = people.calledProcess(path, SubmissionReviewProcess.PROCESS_ID, 1);
    people.openTask(review, SubmissionReviewProcess.Elements.ASSESS_SUBMISSION);

    client
        .newPublishMessageCommand()
        .messageName(Messages.CONCERN_REPORTED)
        .correlationKey(UUID.randomUUID().toString())
        .timeToLive(Duration.ZERO)
        .send()
        .join();
    isReviewed(1, Level.DEMONSTRATED);

    assertThatPath().isCompleted().hasNotActivatedElements(CALL_CONCERN);
  }

  private void submitsFirstTime() {
    getsReady();
    fillsGaps(Confidence.SOME, Confidence.SOME);
    buildsPortfolio();
    submits();
  }

  private String nextSubmission() {
    submissionId = UUID.randomUUID().toString();
    return submissionId;
  }

  private void concernIsReported() {
    client
        .newCorrelateMessageCommand()
        .messageName(Messages.CONCERN_REPORTED)
        .correlationKey(submissionId)
        .variables(Map.of(Variables.CONCERN_ID, UUID.randomUUID().toString()))
        .send()
        .join();
  }

  /** Returns the process of the n-th concern. */
  private long teamFinds(int n, String finding) {
    var concern = people.calledProcess(path, IntegrityConcernProcess.PROCESS_ID, n);
    people.complete(
        concern,
        IntegrityConcernProcess.Elements.LOOK_INTO_CONCERN,
        Map.of(
            Variables.CONCERN_FINDING,
            finding,
            Variables.CONCERN_REASONS,
            "Page 3 has been looked at."));
    return concern;
  }

  @Test
  void educator_has_no_coach__any_coach_may_take_the_meeting() {
    var withoutCoach =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId(MicroCredentialPathProcess.PROCESS_ID)
            .latestVersion()
            .startBeforeElement(MEET_COACH)
            .variables(Map.of(Variables.ENROLLMENT_ID, UUID.randomUUID().toString()))
            .send()
            .join()
            .getProcessInstanceKey();

    var meeting = people.openTask(withoutCoach, MEET_COACH);

    assertThat(meeting.getAssignee()).isNull();
    assertThat(meeting.getCandidateGroups()).containsExactly("coach");
  }

  @Test
  void enrollment_is_announced_again__there_is_still_one_path() {
    people.openTask(path, COMMIT_TO_LEARN);

    client
        .newPublishMessageCommand()
        .messageName(Messages.ENROLLMENT_OPENED)
        .correlationKey(enrollmentId)
        .messageId(enrollmentId)
        .timeToLive(Duration.ZERO)
        .variables(Map.of(Variables.ENROLLMENT_ID, enrollmentId, Variables.EDUCATOR_ID, "mia"))
        .send()
        .join();
    getsReady();
    people.openTask(path, ASSESS_YOURSELF);

    assertThat(people.instancesWith(Variables.ENROLLMENT_ID, enrollmentId)).containsExactly(path);
  }

  private ProcessInstanceAssert assertThatPath() {
    return assertThatProcessInstance(byKey(path));
  }

  private void getsReady() {
    var task = people.complete(path, COMMIT_TO_LEARN, Map.of(Variables.COMMITMENT, true));
    assertThat(task.getAssignee()).isEqualTo("mia");
  }

  private void fillsGaps(String... confidence) {
    people.complete(
        path,
        ASSESS_YOURSELF,
        Map.of(
            Variables.SELF_ASSESSMENT,
            List.of(confidence).stream().map(c -> Map.of("confidence", c)).toList()));
    people.complete(path, WORK_THROUGH_ACTIVITIES, Map.of(Variables.ACTIVITIES_FINISHED, true));
  }

  private void buildsPortfolio() {
    people.complete(path, BUILD_PORTFOLIO, Map.of(Variables.PORTFOLIO_READY, true));
  }

  private void submits() {
    people.complete(
        path,
        SUBMIT_PORTFOLIO,
        Map.of(
            Variables.PUPIL_DATA_DECLARED, true,
            Variables.OWN_WORK_DECLARED, true,
            Variables.APPLY_CONFIRMED, true,
            Variables.FILES_DECLARED, "a".repeat(64)));
  }

  private void isReviewed(int attempt, String levelOfReflection) {
    var review = people.calledProcess(path, SubmissionReviewProcess.PROCESS_ID, attempt);
    people.complete(
        review,
        SubmissionReviewProcess.Elements.ASSESS_SUBMISSION,
        Map.of(
            Variables.ASSESSOR_ID, "ana",
            Variables.SCORES, scores(Level.DEMONSTRATED, levelOfReflection),
            Variables.OVERALL_FEEDBACK, "Nearly there."));
    people.complete(
        review,
        SubmissionReviewProcess.Elements.APPROVE_ASSESSMENT,
        Map.of(Variables.APPROVER_ID, "ada", Variables.APPROVAL_DECISION, ApprovalDecision.AGREE));
  }

  private void readsFeedback() {
    people.complete(path, READ_FEEDBACK, Map.of(Variables.FEEDBACK_READ, true));
  }

  private static Map<String, Object> complete() {
    return Map.of(Variables.SUBMISSION_COMPLETE, true, Variables.SUBMISSION_PROBLEMS, List.of());
  }

  private void everySubmissionIsComplete() {
    submissions(MicroCredentialPathProcessTest::complete);
  }

  @SafeVarargs
  private void submissionsAre(Map<String, Object>... results) {
    Deque<Map<String, Object>> next = new ArrayDeque<>(List.of(results));
    submissions(next::remove);
  }

  /** Does what the worker does: seals what is complete. */
  private void submissions(Supplier<Map<String, Object>> check) {
    context
        .mockJobWorker(JobTypes.EVIDENCE_CHECK_AND_SEAL)
        .withHandler(
            (jobs, job) -> {
              Map<String, Object> result = new HashMap<>(check.get());
              if (Boolean.TRUE.equals(result.get(Variables.SUBMISSION_COMPLETE))) {
                sealedAttempts.add((Integer) job.getVariable(Variables.ATTEMPT));
                result.put(Variables.SUBMISSION_ID, nextSubmission());
              }
              jobs.newCompleteCommand(job).variables(result).send().join();
            });
  }
}
