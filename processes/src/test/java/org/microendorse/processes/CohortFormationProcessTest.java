package org.microendorse.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.processes.CohortFormationProcess.Elements.*;
import static org.microendorse.processes.CohortRunProcess.Elements.CATCH_LAST_SEMESTER_CLOSES;
import static org.microendorse.processes.PathFixture.PATIENCE;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.CohortFormationProcess.Messages;
import org.microendorse.processes.DecisionValues.CohortDecision;

class CohortFormationProcessTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  private static final Duration UNTIL_LAST_DAY = Duration.ofDays(30);
  private static final Duration UNTIL_END = Duration.ofDays(300);
  private static final Map<String, Object> STAFF =
      Map.of(
          Variables.ROE_FACILITATOR, "fay",
          Variables.ROE_COACH, "carl",
          Variables.PARTNER_FACILITATOR, "finn",
          Variables.PARTNER_COACH, "cleo");

  CamundaClient client;
  CamundaProcessTestContext context;

  private final String cohortId = UUID.randomUUID().toString();
  private final List<Object> prices = Collections.synchronizedList(new ArrayList<>());
  private final List<Object> decisions = Collections.synchronizedList(new ArrayList<>());

  private volatile List<Map<String, Object>> teams = fourTeams();
  private volatile Instant lastDay;
  private volatile String refusal;

  private PathFixture people;
  private JobWorkerMock reportTooFew;
  private JobWorkerMock enrollMembers;
  private long cohort;
  private long run;

  @BeforeEach
  void everybodyIsThere() {
    people = new PathFixture(client);
    people.deployModels();
    lastDay = context.getCurrentTime().plus(UNTIL_LAST_DAY);
    context
        .mockJobWorker(JobTypes.COHORT_OPEN_COHORT)
        .thenComplete(
            Map.of(
                Variables.COHORT,
                Map.of(
                    "title", "SEL, Winter 2027",
                    "endorsement", "Leadership for SEL",
                    "firstSemester", "Winter/Spring 2027"),
                Variables.REGISTRATION_ENDS_AT,
                lastDay.toString()));
    context
        .mockJobWorker(JobTypes.COHORT_COUNT_TEAMS)
        .withHandler(
            (jobs, job) ->
                jobs.newCompleteCommand(job)
                    .variables(
                        Map.of(
                            Variables.REGISTRATION_OVER,
                            !lastDay.isAfter(context.getCurrentTime()),
                            Variables.REGISTRATION_ENDS_AT,
                            lastDay.toString(),
                            Variables.TEAM_FACTS,
                            teams))
                    .send()
                    .join());
    reportTooFew =
        context
            .mockJobWorker(JobTypes.COHORT_REPORT_TOO_FEW_TEAMS)
            .thenComplete(
                Map.of(
                    Variables.MERGE_TARGETS,
                    List.of(Map.of("label", "Another", "value", "other"))));
    context
        .mockJobWorker(JobTypes.COHORT_RECORD_DECISION)
        .withHandler(
            (jobs, job) -> {
              decisions.add(job.getVariable(Variables.COHORT_DECISION));
              Map<String, Object> result = new HashMap<>();
              result.put(Variables.DECISION_REFUSAL, refusal);
              result.put(Variables.REGISTRATION_ENDS_AT, lastDay.toString());
              jobs.newCompleteCommand(job).variables(result).send().join();
            });
    context
        .mockJobWorker(JobTypes.COHORT_CLOSE_REGISTRATION)
        .thenComplete(
            Map.of(
                Variables.FACILITATORS, List.of(),
                Variables.COACHES, List.of(),
                Variables.LIST_PRICE, 1250));
    context.mockJobWorker(JobTypes.COHORT_RECORD_STAFF).thenComplete();
    context
        .mockJobWorker(JobTypes.COHORT_SEND_INVOICE)
        .withHandler(
            (jobs, job) -> {
              prices.add(((Map<?, ?>) job.getVariable(Variables.TEAM_PRICE)).get("price"));
              jobs.newCompleteCommand(job).send().join();
            });
    enrollMembers =
        context
            .mockJobWorker(JobTypes.COHORT_ENROLL_MEMBERS)
            .thenComplete(Map.of(Variables.COHORT_ENDS_AT, lastDay.plus(UNTIL_END).toString()));
    context.mockJobWorker(JobTypes.COHORT_END_COHORT).thenComplete();
  }

  @Test
  void four_teams_of_two_places__staff_an_invoice_each_and_the_cohort_runs_to_its_end() {
    begin();

    assertThatCohort()
        .hasCompletedElementsInOrder(
            OPEN_COHORT,
            COUNT_TEAMS,
            DECIDE_READINESS,
            CLOSE_REGISTRATION,
            ASSIGN_STAFF,
            RECORD_STAFF)
        .hasActiveElements(RUN_COHORT)
        .hasNotActivatedElements(REPORT_TOO_FEW_TEAMS);
    assertThat(prices).containsExactly(1250, 1250, 1250, 1250);
    assertThat(enrollMembers.getInvocations()).isEqualTo(1);

    context.increaseTime(UNTIL_END.plusDays(1));
    assertThatCohort().isCompleted().hasCompletedElements(RUN_COHORT, END_COHORT_ENDED);
    assertThat(people.processVariables(cohort))
        .as("what only the billing and the run need")
        .doesNotContainKeys(
            Variables.TEAM_FACT, Variables.TEAM_PRICE, Variables.TEAMS, Variables.COHORT_ENDS_AT);
  }

  @Test
  void the_last_day_is_moved__the_cohort_waits_until_the_new_one() {
    open();
    lastDay = lastDay.plus(Duration.ofDays(20));
    publish(Messages.COHORT_CHANGED, Map.of(Variables.REGISTRATION_ENDS_AT, lastDay.toString()));
    assertThatCohort().hasCompletedElements(CATCH_COHORT_CHANGED);

    context.increaseTime(UNTIL_LAST_DAY.plusDays(1));
    assertThatCohort().hasNotActivatedElements(COUNT_TEAMS);
    context.increaseTime(Duration.ofDays(20));
    people.openTask(cohort, ASSIGN_STAFF);
  }

  @Test
  void the_last_day_is_moved_at_the_last_moment_unheard__the_cohort_waits_all_the_same() {
    open();
    lastDay = lastDay.plus(Duration.ofDays(20));

    registrationEnds();
    assertThatCohort()
        .hasCompletedElement(GATEWAY_REGISTRATION_OVER, 1)
        .hasNotActivatedElements(JUDGE_TEAMS);
    awaitWaiting(2);
    context.increaseTime(Duration.ofDays(20));
    people.openTask(cohort, ASSIGN_STAFF);
  }

  @Test
  void three_teams_are_right__more_time_and_a_fourth_one_makes_it() {
    teams =
        Stream.concat(fourTeams().stream().limit(3), Stream.of(team("4", "Oak", 3, 1))).toList();
    open();
    registrationEnds();
    people.openTask(cohort, DECIDE_ON_COHORT);
    assertThat(people.processVariables(cohort).get(Variables.COHORT_READINESS))
        .contains("tooFewTeams", "this one has 3 of 4");

    teams = fourTeams();
    lastDay = context.getCurrentTime().plus(Duration.ofDays(10));
    decide(CohortDecision.EXTEND);
    awaitWaiting(2);
    context.increaseTime(Duration.ofDays(11));

    people.openTask(cohort, ASSIGN_STAFF);
    assertThat(reportTooFew.getInvocations()).isEqualTo(1);
    assertThat(decisions).containsExactly(CohortDecision.EXTEND);
  }

  @Test
  void all_teams_are_from_one_school_the_other_cohort_is_full__canceled() {
    teams = IntStream.range(0, 5).mapToObj(i -> team("t" + i, "Oak", 6, 1)).toList();
    open();
    registrationEnds();
    refusal = "That cohort no longer takes these teams.";
    decide(CohortDecision.MERGE);
    people.openTask(cohort, DECIDE_ON_COHORT);
    refusal = null;
    decide(CohortDecision.CANCEL);

    assertThatCohort()
        .isCompleted()
        .hasCompletedElements(END_COHORT_CANCELLED)
        .hasNotActivatedElements(ASSIGN_STAFF, END_COHORT_MERGED);
    assertThat(decisions).containsExactly(CohortDecision.MERGE, CohortDecision.CANCEL);
  }

  @Test
  void nobody_has_registered__merged_with_another_cohort() {
    teams = List.of();
    open();
    registrationEnds();
    decide(CohortDecision.MERGE);

    assertThatCohort().isCompleted().hasCompletedElements(END_COHORT_MERGED);
  }

  @Test
  void opened_twice_it_runs_once() {
    open();
    client
        .newPublishMessageCommand()
        .messageName(Messages.COHORT_OPENED)
        .correlationKey(cohortId)
        .messageId(cohortId)
        .timeToLive(Duration.ZERO)
        .variables(Map.of(Variables.COHORT_ID, cohortId))
        .send()
        .join();
    registrationEnds();
    people.openTask(cohort, ASSIGN_STAFF);
    assertThat(people.instancesWith(Variables.COHORT_ID, cohortId)).containsExactly(cohort);
  }

  private void open() {
    cohort =
        client
            .newCorrelateMessageCommand()
            .messageName(Messages.COHORT_OPENED)
            .correlationKey(cohortId)
            .variables(Map.of(Variables.COHORT_ID, cohortId))
            .send()
            .join()
            .getProcessInstanceKey();
    assertThatCohort().hasActiveElements(GATEWAY_UNTIL_LAST_DAY);
  }

  private void registrationEnds() {
    context.increaseTime(UNTIL_LAST_DAY.plusDays(1));
  }

  private void begin() {
    open();
    registrationEnds();
    people.complete(cohort, ASSIGN_STAFF, STAFF);
    run = people.calledProcess(cohort, CohortRunProcess.PROCESS_ID, 1);
    assertThatProcessInstance(byKey(run)).hasActiveElements(CATCH_LAST_SEMESTER_CLOSES);
  }

  private void decide(String decision) {
    people.complete(
        cohort,
        DECIDE_ON_COHORT,
        Map.of(
            Variables.COHORT_DECISION,
            decision,
            Variables.DECISION_REASONS,
            "Two more schools would like to join."));
  }

  /** The n-th wait for the last day has begun. */
  private void awaitWaiting(int n) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                client
                    .newElementInstanceSearchRequest()
                    .filter(it -> it.processInstanceKey(cohort).elementId(GATEWAY_UNTIL_LAST_DAY))
                    .send()
                    .join()
                    .items(),
            waits ->
                waits.size() == n
                    && waits.stream()
                            .filter(it -> it.getState() == ElementInstanceState.ACTIVE)
                            .count()
                        == 1);
  }

  private void publish(String message, Map<String, Object> variables) {
    client
        .newPublishMessageCommand()
        .messageName(message)
        .correlationKey(cohortId)
        .messageId(UUID.randomUUID().toString())
        .variables(variables)
        .send()
        .join();
  }

  @Test
  void a_fifth_team_is_too_small__it_gets_no_invoice() {
    teams = Stream.concat(fourTeams().stream(), Stream.of(team("5", "Elm", 3, 1))).toList();
    begin();

    assertThatCohort().hasCompletedElements(BILL_TEAM);
    assertThat(prices).hasSize(4);
    assertThat(people.processVariables(run).get(Variables.TEAM_JUDGEMENTS))
        .contains("this one has 3");
  }

  private static List<Map<String, Object>> fourTeams() {
    return List.of(
        team("1", "Oak", 4, 1),
        team("2", "Oak", 5, 1),
        team("3", "Oak", 6, 1),
        team("4", "Elm", 10, 1));
  }

  private static Map<String, Object> team(
      String id, String organization, int people, int districts) {
    return Map.of(
        "teamId", id,
        "name", "Team " + id,
        "organization", organization,
        "organizationId", organization,
        "people", people,
        "districts", districts);
  }

  private ProcessInstanceAssert assertThatCohort() {
    return assertThatProcessInstance(byKey(cohort));
  }
}
