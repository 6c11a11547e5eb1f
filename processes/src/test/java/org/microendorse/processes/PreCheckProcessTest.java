package org.microendorse.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.processes.PathFixture.MICRO_CREDENTIAL;
import static org.microendorse.processes.PreCheckProcess.Elements.*;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.DecisionValues.PreCheckOutcome;
import org.microendorse.processes.DecisionValues.PreCheckRoute;

class PreCheckProcessTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  CamundaClient client;
  CamundaProcessTestContext context;

  private final Map<String, Object> recorded = new HashMap<>();
  private PathFixture people;
  private long preCheck;

  @BeforeEach
  void deployModels() {
    people = new PathFixture(client);
    people.deployModels();
    PathFixture.mockPlanDeadlines(context);
    context
        .mockJobWorker(JobTypes.INTEGRITY_RECORD_PRE_CHECK)
        .withHandler(
            (jobs, job) -> {
              recorded.putAll(job.getVariablesAsMap());
              jobs.newCompleteCommand(job)
                  .variables(Map.of(Variables.RETURN_REASONS, List.of("What to do.")))
                  .send()
                  .join();
            });
  }

  @Test
  void a_machine_can_vouch_for_everything__nobody_has_to_look() {
    submissionIs(PathFixture.facts());

    assertThatPreCheck()
        .isCompleted()
        .hasCompletedElementsInOrder(FIND_FACTS, DECIDE_WHO_LOOKS, END_FOUND_COMPLETE)
        .hasNotActivatedElements(
            SET_TIME_LIMITS, PLAN_DEADLINES, PRE_CHECK_SUBMISSION, RECORD_PRE_CHECK)
        .hasVariable(Variables.PRE_CHECK_OUTCOME, PreCheckOutcome.COMPLETE);
  }

  @Test
  void a_file_cannot_be_opened__it_is_incomplete_at_once() {
    submissionIs(PathFixture.factsBut("unreadable", 1));

    assertThatPreCheck()
        .isCompleted()
        .hasNotActivatedElements(PRE_CHECK_SUBMISSION)
        .hasVariable(Variables.PRE_CHECK_OUTCOME, PreCheckOutcome.INCOMPLETE)
        .hasVariable(Variables.RETURN_REASONS, List.of("What to do."));
    assertThat(recorded).containsEntry(Variables.PRE_CHECKER_ID, null);
  }

  @Test
  void students_are_recognizable__the_integrity_team_looks_and_finds_it_ready_for_review() {
    submissionIs(PathFixture.factsBut("recognizable", 1));

    var task = people.openTask(preCheck, PRE_CHECK_SUBMISSION);
    assertThat(task.getCandidateGroups()).containsExactly("integrityTeam");
    assertThat(task.getDueDate()).isNotNull();
    assertThatPreCheck()
        .hasVariable(Variables.PRE_CHECK_ROUTE, PreCheckRoute.PERSON)
        .hasCompletedElementsInOrder(SET_TIME_LIMITS, PLAN_DEADLINES)
        .hasNotActivatedElements(RECORD_PRE_CHECK);

    finds(PreCheckOutcome.COMPLETE, "Typed before they changed their mind.", null);

    assertThatPreCheck().isCompleted().hasVariable(Variables.PRE_CHECK_REASONS, null);
    assertThat(recorded)
        .containsEntry(Variables.PRE_CHECKER_ID, "ida")
        .containsEntry(Variables.PRE_CHECK_OUTCOME, PreCheckOutcome.COMPLETE);
  }

  @Test
  void the_team_looks_and_misses_something__what_is_missing_goes_with_the_file_it_is_about() {
    submissionIs(PathFixture.factsBut("unchecked", 1));

    finds(PreCheckOutcome.INCOMPLETE, "Please upload all pages.", "The second page");

    assertThatPreCheck()
        .isCompleted()
        .hasVariable(Variables.PRE_CHECK_REASONS, "Please upload all pages.")
        .hasCompletedElements(RECORD_PRE_CHECK, END_PRE_CHECK_RECORDED);
    assertThat(recorded)
        .containsEntry(Variables.PRE_CHECK_FILES, PathFixture.NOTE)
        .containsEntry(Variables.FILE_NOTES, List.of(Map.of("lacking", "The second page")));
  }

  @Test
  void nobody_looks_on_time__the_program_managers_are_told_and_the_task_stays_open() {
    var tellStaff = context.mockJobWorker(JobTypes.NOTIFICATION_TELL_STAFF).thenComplete();
    submissionIs(PathFixture.factsBut("recognizable", 1));
    var task = people.openTask(preCheck, PRE_CHECK_SUBMISSION);
    assertThatPreCheck().hasNotActivatedElements(REPORT_DELAY);

    context.increaseTime(Duration.ofDays(22));

    assertThatPreCheck()
        .hasCompletedElementsInOrder(BOUNDARY_TIME_IS_UP, REPORT_DELAY, END_DELAY_REPORTED)
        .hasActiveElements(PRE_CHECK_SUBMISSION);
    assertThat(tellStaff.getInvocations()).isEqualTo(1);
    assertThat(people.openTask(preCheck, PRE_CHECK_SUBMISSION).getUserTaskKey())
        .isEqualTo(task.getUserTaskKey());
    finds(PreCheckOutcome.COMPLETE, null, null);

    assertThatPreCheck().isCompleted();
  }

  private void submissionIs(Map<String, Object> facts) {
    context
        .mockJobWorker(JobTypes.INTEGRITY_FIND_FACTS)
        .thenComplete(
            Map.of(Variables.PRE_CHECK_FACTS, facts, Variables.PRE_CHECK_FILES, PathFixture.NOTE));
    preCheck =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId(PreCheckProcess.PROCESS_ID)
            .latestVersion()
            .variables(
                Map.of(
                    Variables.SUBMISSION_ID,
                    UUID.randomUUID().toString(),
                    Variables.MICRO_CREDENTIAL,
                    MICRO_CREDENTIAL))
            .send()
            .join()
            .getProcessInstanceKey();
  }

  private void finds(String outcome, String reasons, String lacking) {
    var note = new HashMap<String, Object>();
    note.put("lacking", lacking);
    var answers = new HashMap<String, Object>();
    answers.put(Variables.PRE_CHECKER_ID, "ida");
    answers.put(Variables.PRE_CHECK_OUTCOME, outcome);
    answers.put(Variables.PRE_CHECK_REASONS, reasons);
    answers.put(Variables.FILE_NOTES, List.of(note));
    people.complete(preCheck, PRE_CHECK_SUBMISSION, answers);
  }

  private ProcessInstanceAssert assertThatPreCheck() {
    return assertThatProcessInstance(byKey(preCheck));
  }
}
