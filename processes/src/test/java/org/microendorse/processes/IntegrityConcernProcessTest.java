package org.microendorse.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.processes.IntegrityConcernProcess.Elements.*;
import static org.microendorse.processes.PathFixture.MICRO_CREDENTIAL;

import io.camunda.client.CamundaClient;
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
import org.microendorse.processes.DecisionValues.CommitteeDecision;
import org.microendorse.processes.DecisionValues.ConcernFinding;
import org.microendorse.processes.DecisionValues.ConcernKind;
import org.microendorse.processes.DecisionValues.ConcernResult;
import org.microendorse.processes.DecisionValues.Consequence;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.processes.JobTypes.MailTemplates;

class IntegrityConcernProcessTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  CamundaClient client;
  CamundaProcessTestContext context;

  private final List<String> mails = Collections.synchronizedList(new ArrayList<>());
  private PathFixture people;
  private JobWorkerMock tellDistrict;
  private JobWorkerMock reopen;
  private JobWorkerMock dismiss;
  private long concern;

  @BeforeEach
  void deployModels() {
    people = new PathFixture(client);
    people.deployModels();
    PathFixture.mockPlanDeadlines(context);
    context
        .mockJobWorker(JobTypes.INTEGRITY_OPEN_CONCERN)
        .thenComplete(
            Map.of(
                Variables.CONCERN_KIND, ConcernKind.INTEGRITY_CONCERN,
                Variables.CONCERN_FILE, "Plan 1.pdf",
                Variables.CONCERN_SEEN, "The plan is in a book."));
    dismiss = context.mockJobWorker(JobTypes.INTEGRITY_DISMISS_CONCERN).thenComplete();
    context.mockJobWorker(JobTypes.INTEGRITY_UPHOLD_CONCERN).thenComplete();
    tellDistrict = context.mockJobWorker(JobTypes.INTEGRITY_TELL_DISTRICT).thenComplete();
    context.mockJobWorker(JobTypes.INTEGRITY_RECORD_COMMITTEE_DECISION).thenComplete();
    reopen = context.mockJobWorker(JobTypes.INTEGRITY_REOPEN_PORTFOLIO).thenComplete();
    context
        .mockJobWorker(JobTypes.NOTIFICATION_SEND_MAIL)
        .withHandler(
            (jobs, job) -> {
              mails.add(job.getCustomHeaders().get(Headers.TEMPLATE));
              jobs.newCompleteCommand(job).send().join();
            });
  }

  @Test
  void nothing_to_it__the_file_is_back_and_the_educator_is_told() {
    isReported("cole", 0);
    var task = people.openTask(concern, LOOK_INTO_CONCERN);
    assertThat(task.getCandidateGroups()).containsExactly("integrityTeam");
    assertThat(task.getDueDate()).isNotNull();
    assertThat(mails).containsExactly(MailTemplates.CONCERN_OPENED);

    teamFinds(ConcernFinding.NOT_UPHELD);

    assertThatConcern()
        .isCompleted()
        .hasCompletedElementsInOrder(
            OPEN_CONCERN,
            TELL_OPENED,
            LOOK_INTO_CONCERN,
            DISMISS_CONCERN,
            TELL_DISMISSED,
            END_DISMISSED)
        .hasNotActivatedElements(COUNT_CONCERNS, UPHOLD_CONCERN, TALK_IT_OVER, REOPEN_PORTFOLIO)
        .hasVariable(Variables.CONCERN_RESULT, ConcernResult.DISMISSED);
    assertThat(dismiss.getInvocations()).isEqualTo(1);
    assertThat(mails)
        .containsExactly(MailTemplates.CONCERN_OPENED, MailTemplates.CONCERN_DISMISSED);
  }

  @Test
  void right_for_the_first_time__the_coach_helps_then_the_portfolio_opens_again() {
    isReported("cole", 0);
    teamFinds(ConcernFinding.UPHELD);
    var talk = people.openTask(concern, TALK_IT_OVER);

    assertThat(talk.getAssignee()).isEqualTo("cole");
    assertThat(reopen.getInvocations()).isZero();
    talksItOver();

    assertThatConcern()
        .isCompleted()
        .hasCompletedElementsInOrder(
            COUNT_CONCERNS,
            DECIDE_CONSEQUENCE,
            UPHOLD_CONCERN,
            TELL_UPHELD,
            TALK_IT_OVER,
            REOPEN_PORTFOLIO,
            END_PORTFOLIO_REOPENED)
        .hasNotActivatedElements(DISMISS_CONCERN, TELL_DISTRICT, DECIDE_IN_COMMITTEE)
        .hasVariable(Variables.CONSEQUENCE, Consequence.SUPPORT)
        .hasVariable(Variables.CONCERN_RESULT, ConcernResult.REOPENED);
    assertThat(mails).containsExactly(MailTemplates.CONCERN_OPENED, MailTemplates.CONCERN_UPHELD);
  }

  @Test
  void right_for_the_second_time__the_district_is_told_too() {
    isReported("cole", 1);
    teamFinds(ConcernFinding.UPHELD);
    talksItOver();

    assertThatConcern()
        .isCompleted()
        .hasCompletedElementsInOrder(UPHOLD_CONCERN, TELL_DISTRICT, TELL_UPHELD, REOPEN_PORTFOLIO)
        .hasNotActivatedElements(DECIDE_IN_COMMITTEE)
        .hasVariable(Variables.CONSEQUENCE, Consequence.DISTRICT_TOLD);
    assertThat(tellDistrict.getInvocations()).isEqualTo(1);
  }

  @Test
  void right_for_the_third_time_and_the_committee_says_continue__as_before() {
    isReported("cole", 2);
    teamFinds(ConcernFinding.UPHELD);
    var task = people.openTask(concern, DECIDE_IN_COMMITTEE);
    assertThat(task.getCandidateGroups())
        .containsExactlyInAnyOrder("programManager", "leadAssessor");
    committeeDecides(CommitteeDecision.CONTINUE);
    talksItOver();

    assertThatConcern()
        .isCompleted()
        .hasCompletedElementsInOrder(
            DECIDE_IN_COMMITTEE, RECORD_COMMITTEE_DECISION, TELL_UPHELD, TALK_IT_OVER)
        .hasNotActivatedElements(TELL_DISTRICT, TELL_ENDED, END_PATH_ENDED)
        .hasVariable(Variables.CONSEQUENCE, Consequence.COMMITTEE)
        .hasVariable(Variables.CONCERN_RESULT, ConcernResult.REOPENED);
  }

  @Test
  void right_for_the_third_time_and_the_committee_says_enough__the_path_ends() {
    isReported("cole", 2);
    teamFinds(ConcernFinding.UPHELD);
    committeeDecides(CommitteeDecision.END);

    assertThatConcern()
        .isCompleted()
        .hasCompletedElementsInOrder(RECORD_COMMITTEE_DECISION, TELL_ENDED, END_PATH_ENDED)
        .hasNotActivatedElements(TELL_UPHELD, TALK_IT_OVER, REOPEN_PORTFOLIO)
        .hasVariable(Variables.CONCERN_RESULT, ConcernResult.ENDED);
    assertThat(reopen.getInvocations()).isZero();
    assertThat(mails)
        .containsExactly(MailTemplates.CONCERN_OPENED, MailTemplates.CONCERN_PATH_ENDED);
  }

  @Test
  void educator_has_no_coach__any_coach_may_talk_with_them() {
    isReported(null, 0);
    teamFinds(ConcernFinding.UPHELD);

    var talk = people.openTask(concern, TALK_IT_OVER);
    assertThat(talk.getAssignee()).isNull();
    assertThat(talk.getCandidateGroups()).containsExactly("coach");
  }

  @Test
  void nobody_looks_on_time__the_program_managers_are_told_and_the_task_stays_open() {
    var tellStaff = context.mockJobWorker(JobTypes.NOTIFICATION_TELL_STAFF).thenComplete();
    isReported("cole", 0);
    var task = people.openTask(concern, LOOK_INTO_CONCERN);
    assertThatConcern().hasNotActivatedElements(REPORT_DELAY);

    context.increaseTime(Duration.ofDays(22));

    assertThatConcern()
        .hasCompletedElementsInOrder(BOUNDARY_TIME_IS_UP, REPORT_DELAY, END_DELAY_REPORTED)
        .hasActiveElements(LOOK_INTO_CONCERN);
    assertThat(tellStaff.getInvocations()).isEqualTo(1);
    assertThat(people.openTask(concern, LOOK_INTO_CONCERN).getUserTaskKey())
        .isEqualTo(task.getUserTaskKey());
    teamFinds(ConcernFinding.NOT_UPHELD);

    assertThatConcern().isCompleted();
  }

  private void isReported(String coachId, int earlier) {
    context
        .mockJobWorker(JobTypes.INTEGRITY_COUNT_CONCERNS)
        .thenComplete(Map.of(Variables.EARLIER_CONCERNS, earlier));
    var variables = new HashMap<String, Object>();
    variables.put(Variables.ENROLLMENT_ID, UUID.randomUUID().toString());
    variables.put(Variables.SUBMISSION_ID, UUID.randomUUID().toString());
    variables.put(Variables.CONCERN_ID, UUID.randomUUID().toString());
    variables.put(Variables.COACH_ID, coachId);
    variables.put(Variables.MICRO_CREDENTIAL, MICRO_CREDENTIAL);
    concern =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId(IntegrityConcernProcess.PROCESS_ID)
            .latestVersion()
            .variables(variables)
            .send()
            .join()
            .getProcessInstanceKey();
  }

  private void teamFinds(String finding) {
    people.complete(
        concern,
        LOOK_INTO_CONCERN,
        Map.of(
            Variables.CONCERN_DECIDER_ID, "ida",
            Variables.CONCERN_FINDING, finding,
            Variables.CONCERN_REASONS, "The plan has been compared with the book."));
  }

  private void committeeDecides(String decision) {
    people.complete(
        concern,
        DECIDE_IN_COMMITTEE,
        Map.of(
            Variables.COMMITTEE_MEMBER_ID, "petra",
            Variables.COMMITTEE_DECISION, decision,
            Variables.COMMITTEE_REASONS, "We have talked about it twice before."));
  }

  private void talksItOver() {
    people.complete(concern, TALK_IT_OVER, Map.of(Variables.TALKED_OVER, true));
  }

  private ProcessInstanceAssert assertThatConcern() {
    return assertThatProcessInstance(byKey(concern));
  }
}
