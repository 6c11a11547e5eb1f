package org.microendorse.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.processes.CalibrationProcess.Elements.*;
import static org.microendorse.processes.PathFixture.MICRO_CREDENTIAL;
import static org.microendorse.processes.PathFixture.PATIENCE;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.mock.JobWorkerMockBuilder.JobWorkerMock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.CalibrationProcess.Messages;
import org.microendorse.processes.DecisionValues.Calibration;
import org.microendorse.processes.JobTypes.Headers;
import org.microendorse.processes.JobTypes.MailTemplates;

class CalibrationProcessTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  private static final Duration YEAR = Duration.ofDays(366);

  CamundaClient client;
  CamundaProcessTestContext context;

  private final String calibrationId = UUID.randomUUID().toString();
  private final List<String> mails = Collections.synchronizedList(new ArrayList<>());
  private final List<Object> stored = Collections.synchronizedList(new ArrayList<>());
  private volatile String standing = Calibration.DUE;
  private volatile boolean complete = true;
  private volatile int agreement = 87;
  private volatile boolean usedUp;
  private volatile boolean nothingLeft;
  private volatile List<Boolean> answers = List.of();

  private PathFixture people;
  private JobWorkerMock makeDue;
  private long calibration;

  @BeforeEach
  void everythingIsThere() {
    people = new PathFixture(client);
    people.deployModels();
    context
        .mockJobWorker(JobTypes.CALIBRATION_FIND_STANDING)
        .withHandler((jobs, job) -> jobs.newCompleteCommand(job).variables(found()).send().join());
    context
        .mockJobWorker(JobTypes.CALIBRATION_PICK_BENCHMARKS)
        .withHandler(
            (jobs, job) ->
                jobs.newCompleteCommand(job)
                    .variables(
                        Map.of(
                            Variables.MICRO_CREDENTIAL,
                            MICRO_CREDENTIAL,
                            Variables.POOL_USED_UP,
                            nothingLeft,
                            Variables.BENCHMARKS,
                            nothingLeft
                                ? List.of()
                                : List.of(benchmark(1, "One"), benchmark(2, "Two"))))
                    .send()
                    .join());
    context
        .mockJobWorker(JobTypes.CALIBRATION_ASK_ASSESSOR)
        .withHandler(
            (jobs, job) -> {
              mails.add(job.getCustomHeaders().get(Headers.TEMPLATE));
              jobs.newCompleteCommand(job).send().join();
            });
    context
        .mockJobWorker(JobTypes.CALIBRATION_STORE_SCORES)
        .withHandler(
            (jobs, job) -> {
              stored.add(job.getVariable(Variables.BENCHMARK_SCORES));
              var result =
                  Map.<String, Object>of(
                      Variables.SCORES_COMPLETE,
                      complete,
                      Variables.SCORES_PROBLEMS,
                      complete ? List.of() : List.of("Choose a level."));
              jobs.newCompleteCommand(job).variables(result).send().join();
            });
    context
        .mockJobWorker(JobTypes.CALIBRATION_COMPARE_SCORES)
        .withHandler(
            (jobs, job) ->
                jobs.newCompleteCommand(job)
                    .variables(
                        Map.of(
                            Variables.AGREEMENT,
                            agreement,
                            Variables.KAPPA,
                            0.7,
                            Variables.DIFFERENCES,
                            List.of()))
                    .send()
                    .join());
    context
        .mockJobWorker(JobTypes.CALIBRATION_RECORD_RESULT)
        .withHandler(
            (jobs, job) -> {
              Map<String, Object> result = new HashMap<>();
              result.put(Variables.CALIBRATED_UNTIL, agreement < 80 ? null : inOneYear());
              result.put(Variables.POOL_USED_UP, usedUp);
              jobs.newCompleteCommand(job).variables(result).send().join();
            });
    context
        .mockJobWorker(JobTypes.CALIBRATION_READ_ANSWERS)
        .withHandler(
            (jobs, job) ->
                jobs.newCompleteCommand(job)
                    .variables(Map.of(Variables.RECENT_ANSWERS, answers))
                    .send()
                    .join());
    makeDue = context.mockJobWorker(JobTypes.CALIBRATION_MAKE_DUE).thenComplete();
  }

  @Test
  void a_new_assessor_scores_every_benchmark_well__calibrated_and_asked_again_in_a_year() {
    begin();

    score("One", Level.DEMONSTRATED, Level.DEVELOPING);
    score("Two", Level.NOT_EVIDENT, Level.DEVELOPING);

    assertThatCalibration()
        .hasCompletedElementsInOrder(
            FIND_STANDING,
            ASK_ASSESSOR,
            PICK_BENCHMARKS,
            STORE_SCORES,
            STORE_SCORES,
            COMPARE_SCORES,
            DECIDE_CALIBRATION,
            RECORD_RESULT)
        .hasActiveElements(GATEWAY_WAIT)
        .hasNotActivatedElements(COMPARE_YOUR_SCORES, MAKE_DUE, READ_ANSWERS);
    assertThat(stored)
        .containsExactly(
            List.of(
                scored("planning", "Planning", Level.DEMONSTRATED),
                scored("reflection", "Reflection", Level.DEVELOPING)),
            List.of(
                scored("planning", "Planning", Level.NOT_EVIDENT),
                scored("reflection", "Reflection", Level.DEVELOPING)));
    assertThat(mails).containsExactly(MailTemplates.CALIBRATION_DUE);

    context.increaseTime(Duration.ofDays(300));
    assertThatCalibration().hasActiveElements(GATEWAY_WAIT).hasNotActivatedElements(MAKE_DUE);
    context.increaseTime(YEAR.minusDays(300));

    assertThatCalibration()
        .hasCompletedElements(CATCH_CALIBRATION_RUNS_OUT, MAKE_DUE)
        .hasCompletedElement(ASK_ASSESSOR, 2);
    var again = people.openTask(calibration, SCORE_BENCHMARK);
    assertThat(again.getAssignee()).isEqualTo("max");
    assertThat(again.getCustomHeaders()).containsKey(TaskHeaders.DUE_IN);
    assertThat(mails).hasSize(2);
  }

  @Test
  void the_scores_do_not_agree__the_assessor_scores_others_without_a_mail() {
    agreement = 62;
    begin();
    scoreBoth();

    var compare = people.openTask(calibration, COMPARE_YOUR_SCORES);
    assertThat(compare.getAssignee()).isEqualTo("max");
    assertThatCalibration().hasNotActivatedElements(GATEWAY_WAIT);
    people.complete(calibration, COMPARE_YOUR_SCORES, Map.of(Variables.COMPARISON_READ, true));
    scoreBoth();
    people.openTask(calibration, COMPARE_YOUR_SCORES);
    assertThat(people.processVariables(calibration)).doesNotContainKey(Variables.BENCHMARK_SCORES);

    agreement = 81;
    people.complete(calibration, COMPARE_YOUR_SCORES, Map.of(Variables.COMPARISON_READ, true));
    scoreBoth();

    assertThatCalibration()
        .hasActiveElements(GATEWAY_WAIT)
        .hasCompletedElement(COMPARE_YOUR_SCORES, 2)
        .hasNotActivatedElements(CATCH_NEXT_ROUND_MAY_BEGIN)
        .hasCompletedElement(RECORD_RESULT, 3)
        .hasCompletedElement(FIND_STANDING, 1)
        .hasCompletedElement(PICK_BENCHMARKS, 3);
    assertThat(mails).hasSize(1);
  }

  @Test
  void all_benchmarks_are_used_up__the_next_round_starts_after_a_month() {
    agreement = 62;
    usedUp = true;
    begin();
    scoreBoth();

    people.complete(calibration, COMPARE_YOUR_SCORES, Map.of(Variables.COMPARISON_READ, true));
    assertThatCalibration()
        .hasActiveElements(CATCH_NEXT_ROUND_MAY_BEGIN)
        .hasCompletedElement(PICK_BENCHMARKS, 1);
    context.increaseTime(Duration.ofDays(29));
    assertThatCalibration().hasActiveElements(CATCH_NEXT_ROUND_MAY_BEGIN);
    agreement = 90;
    context.increaseTime(Duration.ofDays(2));
    scoreBoth();

    assertThatCalibration().hasActiveElements(GATEWAY_WAIT);
  }

  @Test
  void too_few_benchmarks_are_left__it_is_tried_again_after_a_month() {
    nothingLeft = true;
    begin();
    assertThatCalibration()
        .hasActiveElements(CATCH_NEXT_ROUND_MAY_BEGIN)
        .hasNotActivatedElements(SUB_SCORE_BENCHMARKS);

    nothingLeft = false;
    context.increaseTime(Duration.ofDays(31));
    scoreBoth();

    assertThatCalibration().hasActiveElements(GATEWAY_WAIT).hasCompletedElement(PICK_BENCHMARKS, 2);
  }

  @Test
  void scores_are_incomplete__the_benchmark_comes_back_and_says_what_is_missing() {
    complete = false;
    begin();
    score("One", Level.DEMONSTRATED, Level.DEVELOPING);

    var again = people.openTask(calibration, SCORE_BENCHMARK);
    assertThat(variable(again.getUserTaskKey(), Variables.SCORES_PROBLEMS))
        .isEqualTo("[\"Choose a level.\"]");
    complete = true;
    score("One", Level.DEMONSTRATED, Level.DEVELOPING);
    score("Two", Level.DEMONSTRATED, Level.DEVELOPING);

    assertThatCalibration().hasActiveElements(GATEWAY_WAIT).hasCompletedElement(STORE_SCORES, 3);
  }

  @Test
  void calibrated_elsewhere__nothing_to_do_until_that_runs_out() {
    standing = Calibration.CALIBRATED;
    begin();

    assertThatCalibration()
        .hasActiveElements(GATEWAY_WAIT)
        .hasNotActivatedElements(ASK_ASSESSOR, SUB_SCORE_BENCHMARKS);
    assertThat(mails).isEmpty();
    standing = Calibration.DUE;
    context.increaseTime(YEAR);

    score("One", Level.DEMONSTRATED, Level.DEVELOPING);
  }

  @Test
  void no_benchmarks__nobody_is_asked_to_calibrate() {
    standing = Calibration.NOT_POSSIBLE;
    begin();

    assertThatCalibration()
        .isCompleted()
        .hasCompletedElements(END_NOTHING_TO_SCORE)
        .hasNotActivatedElements(ASK_ASSESSOR, GATEWAY_WAIT);
  }

  @Test
  void approvers_agree_less_and_less__calibration_is_due_again_before_its_time() {
    standing = Calibration.CALIBRATED;
    answers = List.of(false, false, false, false);
    begin();
    assertThatCalibration().hasActiveElements(GATEWAY_WAIT);

    approverAnswers();
    assertThatCalibration().hasCompletedElement(WATCH_AGREEMENT, 1).hasActiveElements(GATEWAY_WAIT);
    assertThatCalibration().hasNotActivatedElements(MAKE_DUE);
    answers = List.of(false, true, false, true, true, false, true, true, false, true);
    standing = Calibration.DUE;
    approverAnswers();

    assertThatCalibration()
        .hasCompletedElement(WATCH_AGREEMENT, 2)
        .hasCompletedElementsInOrder(READ_ANSWERS, MAKE_DUE, FIND_STANDING, ASK_ASSESSOR);
    score("One", Level.DEMONSTRATED, Level.DEVELOPING);
    assertThat(makeDue.getActivatedJobs())
        .singleElement()
        .satisfies(job -> assertThat(job.getVariable(Variables.DUE_AGAIN)).isEqualTo(true));
    assertThat(people.processVariables(calibration)).containsEntry(Variables.DUE_AGAIN, "false");
  }

  @Test
  void the_certificate_is_withdrawn_while_benchmarks_are_scored__it_is_over() {
    begin();
    score("One", Level.DEMONSTRATED, Level.DEVELOPING);
    task("Two");

    withdraw();

    assertThatCalibration()
        .isCompleted()
        .hasTerminatedElement(SCORE_BENCHMARK, 1)
        .hasCompletedElements(SUB_WITHDRAWN, END_CALIBRATION_OVER)
        .hasNotActivatedElements(COMPARE_SCORES);
  }

  @Test
  void the_certificate_is_withdrawn_while_nothing_is_due__it_is_over() {
    standing = Calibration.CALIBRATED;
    begin();
    assertThatCalibration().hasActiveElements(GATEWAY_WAIT);

    withdraw();

    assertThatCalibration().isCompleted().hasCompletedElements(END_CALIBRATION_OVER);
  }

  @Test
  void the_beginning_is_announced_again__it_runs_once() {
    begin();
    people.openTask(calibration, SCORE_BENCHMARK);

    publish(Messages.CALIBRATION_BEGUN, calibrationId, Duration.ZERO);
    scoreBoth();

    assertThatCalibration().hasActiveElements(GATEWAY_WAIT);
    assertThat(people.instancesWith(Variables.CALIBRATION_ID, calibrationId))
        .containsExactly(calibration);
  }

  private void begin() {
    calibration =
        client
            .newCorrelateMessageCommand()
            .messageName(Messages.CALIBRATION_BEGUN)
            .correlationKey(calibrationId)
            .variables(Map.of(Variables.CALIBRATION_ID, calibrationId))
            .send()
            .join()
            .getProcessInstanceKey();
  }

  private void approverAnswers() {
    publish(Messages.ASSESSMENT_ANSWERED, UUID.randomUUID().toString(), Duration.ofHours(1));
  }

  private void withdraw() {
    publish(Messages.CERTIFICATE_WITHDRAWN, calibrationId, Duration.ofHours(1));
  }

  private void publish(String name, String id, Duration timeToLive) {
    client
        .newPublishMessageCommand()
        .messageName(name)
        .correlationKey(calibrationId)
        .messageId(id)
        .timeToLive(timeToLive)
        .variables(Map.of(Variables.CALIBRATION_ID, calibrationId))
        .send()
        .join();
  }

  private Map<String, Object> found() {
    Map<String, Object> found = new HashMap<>();
    found.put(Variables.CALIBRATION, standing);
    found.put(Variables.ASSESSOR_ID, "max");
    found.put(Variables.MICRO_CREDENTIAL, MICRO_CREDENTIAL);
    found.put(
        Variables.CALIBRATED_UNTIL, standing.equals(Calibration.CALIBRATED) ? inOneYear() : null);
    return found;
  }

  private String inOneYear() {
    Instant now = context.getCurrentTime();
    return now.plus(Duration.ofDays(365)).toString();
  }

  private static Map<String, Object> benchmark(int number, String title) {
    return Map.of(
        "benchmarkId",
        title.toLowerCase(),
        "number",
        number,
        "of",
        2,
        "title",
        title,
        "artifacts",
        List.of(Map.of("title", "Plan", "text", "A plan for a unit.")));
  }

  private void scoreBoth() {
    score("One", Level.DEMONSTRATED, Level.DEVELOPING);
    score("Two", Level.NOT_EVIDENT, Level.DEVELOPING);
  }

  /** As the form sends them: in the order of the criteria, without their ids. */
  private void score(String title, String... levels) {
    assertThat(task(title).getAssignee()).isEqualTo("max");
    people.complete(
        calibration,
        SCORE_BENCHMARK,
        Map.of(
            Variables.BENCHMARK_SCORES,
            List.of(levels).stream()
                .map(level -> Map.of("level", level, "reason", "It says so."))
                .toList()));
  }

  /** The open task with this benchmark. */
  private UserTask task(String title) {
    return await("benchmark " + title)
        .atMost(PATIENCE)
        .until(
            () -> people.openTask(calibration, SCORE_BENCHMARK),
            open -> variable(open.getUserTaskKey(), Variables.BENCHMARK).contains(title));
  }

  private String variable(long taskKey, String name) {
    return client
        .newUserTaskVariableSearchRequest(taskKey)
        .filter(variable -> variable.name(name))
        .send()
        .join()
        .items()
        .getFirst()
        .getValue();
  }

  private static Map<String, Object> scored(String id, String title, String level) {
    return Map.of("criterionId", id, "title", title, "level", level, "reason", "It says so.");
  }

  private ProcessInstanceAssert assertThatCalibration() {
    return assertThatProcessInstance(byKey(calibration));
  }
}
