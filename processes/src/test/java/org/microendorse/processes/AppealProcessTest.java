package org.microendorse.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.processes.AppealProcess.Elements.*;
import static org.microendorse.processes.PathFixture.MICRO_CREDENTIAL;
import static org.microendorse.processes.PathFixture.PATIENCE;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.mock.JobWorkerMockBuilder.JobWorkerMock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.AppealProcess.Messages;
import org.microendorse.processes.DecisionValues.AppealDecision;
import org.microendorse.processes.DecisionValues.AppealOutcome;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.processes.JobTypes.MailTemplates;

class AppealProcessTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  CamundaClient client;
  CamundaProcessTestContext context;

  private final String appealId = UUID.randomUUID().toString();
  private final List<String> mails = Collections.synchronizedList(new ArrayList<>());
  private final List<String> verdicts = Collections.synchronizedList(new ArrayList<>());
  private volatile Map<String, Boolean> certified =
      Map.of(
          "ana", false,
          "ben", false,
          "cleo", false,
          "max", true);

  private PathFixture people;
  private JobWorkerMock recordOutcome;
  private JobWorkerMock continuePath;
  private JobWorkerMock reportDelay;
  private JobWorkerMock remindReviewer;
  private long appeal;

  @BeforeEach
  void everybodyIsThere() {
    people = new PathFixture(client);
    people.deployModels();
    context
        .mockJobWorker(JobTypes.APPEAL_OPEN_APPEAL)
        .thenComplete(
            Map.of(
                Variables.MICRO_CREDENTIAL,
                MICRO_CREDENTIAL,
                Variables.APPEAL_REASONS,
                "Page two shows it.",
                Variables.FEEDBACK,
                Map.of("overallFeedback", "Nearly there.", "criteria", List.of())));
    PathFixture.mockFindReviewers(context);
    panelsAreAllocated();
    PathFixture.mockPlanDeadlines(context);
    context
        .mockJobWorker(JobTypes.APPEAL_STORE_VERDICT)
        .withHandler(
            (jobs, job) -> {
              verdicts.add(
                  job.getVariable(Variables.APPEAL_REVIEWER_ID)
                      + ": "
                      + job.getVariable(Variables.VERDICT_REASONS));
              jobs.newCompleteCommand(job).send().join();
            });
    context
        .mockJobWorker(JobTypes.NOTIFICATION_SEND_MAIL)
        .withHandler(
            (jobs, job) -> {
              mails.add(job.getCustomHeaders().get(Headers.TEMPLATE));
              jobs.newCompleteCommand(job).send().join();
            });
    recordOutcome = context.mockJobWorker(JobTypes.APPEAL_RECORD_OUTCOME).thenComplete();
    continuePath = context.mockJobWorker(JobTypes.APPEAL_CONTINUE_PATH).thenComplete();
    reportDelay = context.mockJobWorker(JobTypes.NOTIFICATION_TELL_STAFF).thenComplete();
    remindReviewer = context.mockJobWorker(JobTypes.REVIEW_REMIND_REVIEWER).thenComplete();
  }

  @Test
  void both_reviewers_overturn__the_decision_is_overturned_and_the_path_continues() {
    receive();
    reviewTasks(2);

    decide("ana", AppealDecision.OVERTURN);
    assertThatAppeal().hasNotActivatedElements(DECIDE_APPEAL, RECORD_OUTCOME);
    decide("ben", AppealDecision.OVERTURN);

    assertThatAppeal()
        .isCompleted()
        .hasCompletedElementsInOrder(
            OPEN_APPEAL,
            FIND_REVIEWERS,
            ALLOCATE_PANEL,
            DECIDE_APPEAL,
            RECORD_OUTCOME,
            CONTINUE_PATH,
            TELL_OVERTURNED,
            END_DECISION_OVERTURNED)
        .hasCompletedElement(STORE_VERDICT, 2)
        .hasVariable(Variables.APPEAL_OUTCOME, AppealOutcome.OVERTURNED)
        .hasNotActivatedElements(ARRANGE_REVIEWER, TELL_UPHELD, REPORT_DELAY, REMIND_REVIEWER);
    assertThat(verdicts).containsExactlyInAnyOrder("ana: Reasons of ana.", "ben: Reasons of ben.");
    assertThat(mails).containsExactly(MailTemplates.APPEAL_OVERTURNED);
    assertThat(recordOutcome.getInvocations()).isEqualTo(1);
    assertThat(continuePath.getInvocations()).isEqualTo(1);
  }

  @Test
  void the_reviewers_disagree__the_decision_is_upheld_and_the_path_is_left_alone() {
    receive();
    reviewTasks(2);

    decide("ana", AppealDecision.OVERTURN);
    decide("ben", AppealDecision.UPHOLD);

    assertThatAppeal()
        .isCompleted()
        .hasCompletedElementsInOrder(RECORD_OUTCOME, TELL_UPHELD, END_DECISION_UPHELD)
        .hasVariable(Variables.APPEAL_OUTCOME, AppealOutcome.UPHELD)
        .hasNotActivatedElements(CONTINUE_PATH, TELL_OVERTURNED);
    assertThat(mails).containsExactly(MailTemplates.APPEAL_UPHELD);
  }

  @Test
  void two_groups_are_asked__nobody_is_in_both_and_nobody_who_had_a_part_in_it() {
    receive();

    var tasks = reviewTasks(2);

    assertThat(tasks.stream().map(UserTask::getCandidateUsers))
        .containsExactlyInAnyOrder(List.of("ana", "cleo"), List.of("ben"));
    assertThat(tasks).allSatisfy(task -> assertThat(task.getAssignee()).isNull());
    assertThat(tasks).allSatisfy(task -> assertThat(task.getDueDate()).isNotNull());
    assertThatAppeal().hasVariable(Variables.JUDGEMENTS, PathFixture.NOTE);
  }

  @Test
  void what_one_reviewer_says_stays_with_them_until_both_have_spoken() {
    receive();
    reviewTasks(2);

    decide("ana", AppealDecision.OVERTURN);
    reviewTasks(1);

    assertThat(people.processVariables(appeal))
        .doesNotContainKeys(
            Variables.APPEAL_DECISION,
            Variables.VERDICT_REASONS,
            Variables.APPEAL_REVIEWER_ID,
            Variables.APPEAL_DECISIONS);
  }

  @Test
  void fewer_than_two_people__the_program_manager_arranges_one_and_the_search_runs_again() {
    certified = Map.of("ana", false, "max", true);
    receive();

    var arrange = people.openTask(appeal, ARRANGE_REVIEWER);

    assertThat(arrange.getCandidateGroups()).containsExactly("programManager");
    assertThatAppeal()
        .hasVariable(Variables.MISSING_REVIEWERS, "appealPanel")
        .hasVariable(Variables.JUDGEMENTS, PathFixture.NOTE)
        .hasNotActivatedElements(PANEL_REVIEW_INDEPENDENTLY)
        .hasNoActiveIncidents();

    certified = Map.of("ana", false, "ben", false, "max", true);
    people.complete(appeal, ARRANGE_REVIEWER, Map.of(Variables.REVIEWER_ARRANGED, true));
    reviewTasks(2);

    assertThatAppeal().hasCompletedElement(FIND_REVIEWERS, 2);
  }

  @Test
  void a_review_of_the_appeal_waits__a_reminder_leaves_then_it_is_open_to_all_again() {
    receive();
    reviewTasks(2);
    decide("ben", AppealDecision.UPHOLD);
    var late = reviewTasks(1).getFirst();
    client.newAssignUserTaskCommand(late.getUserTaskKey()).assignee("ana").send().join();

    context.increaseTime(Duration.ofDays(10));
    assertThatAppeal().hasCompletedElements(REMIND_REVIEWER, END_REVIEWER_REMINDED);
    assertThatAppeal().hasNotActivatedElements(REPORT_DELAY);
    context.increaseTime(Duration.ofDays(12));
    assertThatAppeal()
        .hasCompletedElements(REPORT_DELAY)
        .hasTerminatedElement(REVIEW_APPEAL, 1)
        .hasCompletedElement(PLAN_DEADLINES, 3);

    var again = reviewTasks(1).getFirst();
    assertThat(again.getUserTaskKey()).isNotEqualTo(late.getUserTaskKey());
    assertThat(again.getAssignee()).isNull();
    assertThat(again.getCandidateUsers()).containsExactly("ana", "cleo");
    decide("cleo", AppealDecision.UPHOLD);

    assertThatAppeal().isCompleted().hasCompletedElements(END_DECISION_UPHELD);
    assertThat(verdicts).hasSize(2);
    assertThat(remindReviewer.getInvocations()).isEqualTo(1);
    assertThat(reportDelay.getInvocations()).isEqualTo(1);
  }

  @Test
  void the_appeal_is_announced_again__there_is_still_one() {
    receive();
    reviewTasks(2);

    client
        .newPublishMessageCommand()
        .messageName(Messages.APPEAL_RECEIVED)
        .correlationKey(appealId)
        .messageId(appealId)
        .timeToLive(Duration.ZERO)
        .variables(Map.of(Variables.APPEAL_ID, appealId))
        .send()
        .join();
    decide("ana", AppealDecision.OVERTURN);
    decide("ben", AppealDecision.OVERTURN);

    assertThatAppeal().isCompleted();
    assertThat(people.instancesWith(Variables.APPEAL_ID, appealId)).containsExactly(appeal);
  }

  private void receive() {
    appeal =
        client
            .newCorrelateMessageCommand()
            .messageName(Messages.APPEAL_RECEIVED)
            .correlationKey(appealId)
            .variables(
                Map.of(
                    Variables.APPEAL_ID, appealId,
                    Variables.ENROLLMENT_ID, UUID.randomUUID().toString(),
                    Variables.SUBMISSION_ID, UUID.randomUUID().toString()))
            .send()
            .join()
            .getProcessInstanceKey();
  }

  /**
   * Does what the worker does: reviewers without a reason against them are in one of two groups.
   */
  private void panelsAreAllocated() {
    context
        .mockJobWorker(JobTypes.APPEAL_ALLOCATE_PANEL)
        .withHandler(
            (jobs, job) -> {
              var free = PathFixture.free(certified);
              var enough = free.size() > 1;
              Map<String, Object> result = new HashMap<>();
              result.put(Variables.ALLOCATED, enough);
              result.put(Variables.MISSING_REVIEWERS, enough ? null : "appealPanel");
              result.put(Variables.PANEL, enough ? groups(free) : List.of());
              jobs.newCompleteCommand(job).variables(result).send().join();
            });
  }

  private static List<List<String>> groups(List<String> people) {
    return List.of(
        people.stream().filter(name -> people.indexOf(name) % 2 == 0).toList(),
        people.stream().filter(name -> people.indexOf(name) % 2 == 1).toList());
  }

  private List<UserTask> reviewTasks(int expected) {
    return await("tasks to review the appeal")
        .atMost(PATIENCE)
        .until(this::openReviewTasks, tasks -> tasks.size() == expected);
  }

  private List<UserTask> openReviewTasks() {
    return client
        .newUserTaskSearchRequest()
        .filter(
            task ->
                task.processInstanceKey(appeal)
                    .elementId(REVIEW_APPEAL)
                    .state(UserTaskState.CREATED))
        .send()
        .join()
        .items();
  }

  /** Completes the task that this person may claim. */
  private void decide(String reviewer, String decision) {
    var task =
        openReviewTasks().stream()
            .filter(open -> open.getCandidateUsers().contains(reviewer))
            .findFirst()
            .orElseThrow();
    client
        .newCompleteUserTaskCommand(task.getUserTaskKey())
        .variables(
            Map.of(
                Variables.APPEAL_REVIEWER_ID, reviewer,
                Variables.APPEAL_DECISION, decision,
                Variables.VERDICT_REASONS, "Reasons of " + reviewer + "."))
        .send()
        .join();
  }

  private ProcessInstanceAssert assertThatAppeal() {
    return assertThatProcessInstance(byKey(appeal));
  }
}
