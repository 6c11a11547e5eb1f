package org.microendorse.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.microendorse.processes.CohortFormationProcess.Elements.*;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.CohortFormationProcess.Messages;
import org.microendorse.processes.DecisionValues.CohortDecision;
import org.microendorse.processes.DecisionValues.TeamDecision;

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

  /** Facts by the person who joins or the team that shrinks. */
  private final Map<String, Map<String, Object>> facts = new ConcurrentHashMap<>();

  private volatile List<Map<String, Object>> teams = fourTeams();
  private volatile Instant lastDay;
  private volatile String refusal;

  private PathFixture people;
  private JobWorkerMock reportTooFew;
  private JobWorkerMock enrollMembers;
  private JobWorkerMock enrollJoiner;
  private JobWorkerMock refuseJoiner;
  private long cohort;

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
    context
        .mockJobWorker(JobTypes.COHORT_FIND_JOINER)
        .withHandler(
            (jobs, job) ->
                jobs.newCompleteCommand(job)
                    .variables(
                        Map.of(Variables.JOINER, facts.get(job.getVariable(Variables.MEMBER_ID))))
                    .send()
                    .join());
    enrollJoiner = context.mockJobWorker(JobTypes.COHORT_ENROLL_JOINER).thenComplete();
    refuseJoiner = context.mockJobWorker(JobTypes.COHORT_REFUSE_JOINER).thenComplete();
    context
        .mockJobWorker(JobTypes.COHORT_RECORD_LEAVING)
        .withHandler(
            (jobs, job) ->
                jobs.newCompleteCommand(job)
                    .variables(
                        Map.of(
                            Variables.TEAM_FACT,
                            facts.get(job.getVariable(Variables.TEAM_ID)),
                            Variables.TEAM_MERGE_TARGETS,
                            List.of(Map.of("label", "Team 2", "value", "team-2"))))
                    .send()
                    .join());
    context
        .mockJobWorker(JobTypes.COHORT_RECORD_TEAM_DECISION)
        .withHandler(
            (jobs, job) -> {
              decisions.add(
                  job.getVariable(Variables.TEAM_ID)
                      + ": "
                      + job.getVariable(Variables.TEAM_DECISION));
              jobs.newCompleteCommand(job).send().join();
            });
    context.mockJobWorker(JobTypes.COHORT_END_COHORT).thenComplete();
  }

  @Test
  void four_teams_of_two_places__staff_an_invoice_each_everyone_enrolled_until_the_end() {
    open();
    registrationEnds();
    people.complete(cohort, ASSIGN_STAFF, STAFF);
    runs();

    assertThatCohort()
        .hasCompletedElementsInOrder(
            OPEN_COHORT,
            COUNT_TEAMS,
            DECIDE_READINESS,
            CLOSE_REGISTRATION,
            ASSIGN_STAFF,
            RECORD_STAFF,
            ENROLL_MEMBERS)
        .hasNotActivatedElements(REPORT_TOO_FEW_TEAMS, END_COHORT);
    assertThat(prices).containsExactly(1250, 1250, 1250, 1250);
    assertThat(enrollMembers.getInvocations()).isEqualTo(1);

    context.increaseTime(UNTIL_END.plusDays(1));
    assertThatCohort()
        .isCompleted()
        .hasCompletedElements(END_SEMESTERS_OVER, END_COHORT, END_COHORT_ENDED);
    assertThat(enrollJoiner.getInvocations()).isZero();
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
  void two_join_on_time_two_too_late_at_the_same_moment__each_gets_their_own_answer() {
    begin();
    facts.put("early", Map.of("days", 14, "substitute", false));
    facts.put("late", Map.of("days", 15, "substitute", false));
    facts.put("substitute", Map.of("days", 42, "substitute", true));
    facts.put("lateSubstitute", Map.of("days", 43, "substitute", true));
    facts
        .keySet()
        .forEach(member -> publish(Messages.MEMBER_JOINED, Map.of(Variables.MEMBER_ID, member)));

    assertThatCohort()
        .isActive()
        .hasCompletedElement(END_JOINER_ENROLLED, 2)
        .hasCompletedElement(END_JOINER_REFUSED, 2);
    assertThat(membersOf(enrollJoiner)).containsExactlyInAnyOrder("early", "substitute");
    assertThat(membersOf(refuseJoiner)).containsExactlyInAnyOrder("late", "lateSubstitute");
    assertThat(people.processVariables(cohort))
        .doesNotContainKeys(Variables.JOINER, Variables.ADMISSION, Variables.MEMBER_ID);
  }

  @Test
  void people_leave_two_teams__the_one_that_is_too_small_is_decided_on_the_other_continues() {
    begin();
    facts.put("small", team("small", "Oak", 3, 1));
    facts.put("large", team("large", "Elm", 4, 1));
    publish(Messages.MEMBER_LEFT, Map.of(Variables.TEAM_ID, "small"));
    publish(Messages.MEMBER_LEFT, Map.of(Variables.TEAM_ID, "large"));

    assertThatCohort().hasCompletedElements(END_TEAM_LARGE_ENOUGH);
    people.complete(
        cohort,
        DECIDE_ON_TEAM,
        Map.of(
            Variables.TEAM_DECISION,
            TeamDecision.SUBSTITUTE,
            Variables.TEAM_REASONS,
            "A colleague would like to join."));

    assertThatCohort().isActive().hasCompletedElements(END_TEAM_DECIDED_ON);
    assertThat(decisions).containsExactly("small: " + TeamDecision.SUBSTITUTE);
    assertThat(people.processVariables(cohort))
        .doesNotContainKeys(Variables.TEAM_ID, Variables.TEAM_FACT, Variables.TEAM_DECISION);
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

  private void runs() {
    assertThatCohort().hasActiveElements(CATCH_LAST_SEMESTER_CLOSES);
  }

  private void begin() {
    open();
    registrationEnds();
    people.complete(cohort, ASSIGN_STAFF, STAFF);
    runs();
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

  private static List<Object> membersOf(JobWorkerMock worker) {
    return worker.getActivatedJobs().stream()
        .map(job -> job.getVariable(Variables.MEMBER_ID))
        .toList();
  }

  @Test
  void a_fifth_team_is_too_small__it_gets_no_invoice() {
    teams = Stream.concat(fourTeams().stream(), Stream.of(team("5", "Elm", 3, 1))).toList();
    begin();

    assertThatCohort()
        .hasCompletedElement(END_TEAM_BILLED, 4)
        .hasCompletedElement(END_TEAM_NOT_BILLED, 1);
    assertThat(prices).hasSize(4);
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
