package org.microendorse.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.processes.CohortRunProcess.Elements.*;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.mock.JobWorkerMockBuilder.JobWorkerMock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.CohortRunProcess.Messages;
import org.microendorse.processes.DecisionValues.TeamDecision;

class CohortRunProcessTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  private static final Duration UNTIL_END = Duration.ofDays(300);

  CamundaClient client;
  CamundaProcessTestContext context;

  private final String cohortId = UUID.randomUUID().toString();
  private final List<Object> decisions = Collections.synchronizedList(new ArrayList<>());

  /** Facts by the person who joins or the team that shrinks. */
  private final Map<String, Map<String, Object>> facts = new ConcurrentHashMap<>();

  private PathFixture people;
  private JobWorkerMock enrollMembers;
  private JobWorkerMock enrollJoiner;
  private JobWorkerMock refuseJoiner;
  private JobWorkerMock endCohort;
  private long cohort;

  @BeforeEach
  void everyone_is_enrolled() {
    people = new PathFixture(client);
    people.deployModels();
    enrollMembers =
        context
            .mockJobWorker(JobTypes.COHORT_ENROLL_MEMBERS)
            .thenComplete(
                Map.of(
                    Variables.COHORT_ENDS_AT, context.getCurrentTime().plus(UNTIL_END).toString()));
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
    endCohort = context.mockJobWorker(JobTypes.COHORT_END_COHORT).thenComplete();
    begin();
  }

  @Test
  void everyone_is_enrolled__the_cohort_ends_when_the_last_semester_closes() {
    assertThatCohort().hasCompletedElements(ENROLL_MEMBERS).hasNotActivatedElements(END_COHORT);
    assertThat(enrollMembers.getInvocations()).isEqualTo(1);

    context.increaseTime(UNTIL_END.plusDays(1));

    assertThatCohort()
        .isCompleted()
        .hasCompletedElementsInOrder(CATCH_LAST_SEMESTER_CLOSES, END_COHORT, END_SEMESTERS_OVER);
    assertThat(enrollJoiner.getInvocations()).isZero();
  }

  @Test
  void two_join_on_time_two_too_late_at_the_same_moment__each_gets_their_own_answer() {
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
    leave("small", 3);
    leave("large", 4);

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
  void nobody_decides_on_a_team__the_cohort_ends_all_the_same() {
    leave("small", 3);
    people.openTask(cohort, DECIDE_ON_TEAM);

    context.increaseTime(UNTIL_END.plusDays(1));

    assertThatCohort()
        .isCompleted()
        .hasCompletedElements(END_NOTHING_DECIDED, END_SEMESTERS_OVER)
        .hasNotActivatedElements(RECORD_TEAM_DECISION);
    assertThat(endCohort.getInvocations()).isEqualTo(1);
  }

  private void begin() {
    cohort =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId(CohortRunProcess.PROCESS_ID)
            .latestVersion()
            .variables(
                Map.of(
                    Variables.COHORT_ID,
                    cohortId,
                    Variables.COHORT,
                    Map.of("title", "SEL, Winter 2027"),
                    Variables.TEAM_JUDGEMENTS,
                    List.of()))
            .send()
            .join()
            .getProcessInstanceKey();
    assertThatCohort().hasActiveElements(CATCH_LAST_SEMESTER_CLOSES);
  }

  private void leave(String team, int left) {
    facts.put(
        team,
        Map.of(
            "teamId",
            team,
            "name",
            "Team " + team,
            "organization",
            "Oak",
            "organizationId",
            "Oak",
            "people",
            left,
            "districts",
            1));
    publish(Messages.MEMBER_LEFT, Map.of(Variables.TEAM_ID, team));
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

  private ProcessInstanceAssert assertThatCohort() {
    return assertThatProcessInstance(byKey(cohort));
  }
}
