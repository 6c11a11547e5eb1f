package org.microendorse.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.processes.PathFixture.MICRO_CREDENTIAL;
import static org.microendorse.processes.PathFixture.scores;
import static org.microendorse.processes.SecondScoringProcess.Elements.*;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.mock.JobWorkerMockBuilder.JobWorkerMock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.DecisionValues.PlanChange;

class SecondScoringProcessTest {
  private static final Map<String, Object> VALID =
      Map.of(Variables.ASSESSMENT_VALID, true, Variables.ASSESSMENT_PROBLEMS, List.of());
  private static final Map<String, Object> INCOMPLETE =
      Map.of(
          Variables.ASSESSMENT_VALID,
          false,
          Variables.ASSESSMENT_PROBLEMS,
          List.of("Reflection needs a comment."));

  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  CamundaClient client;
  CamundaProcessTestContext context;

  private final String submissionId = UUID.randomUUID().toString();
  private PathFixture people;
  private long scoring;

  @BeforeEach
  void candidatesAreAsked() {
    people = new PathFixture(client);
    people.deployModels();
    PathFixture.mockPlanDeadlines(context);
    scoring =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId(SecondScoringProcess.PROCESS_ID)
            .latestVersion()
            .variables(
                Map.of(
                    Variables.SUBMISSION_ID, submissionId,
                    Variables.MICRO_CREDENTIAL, MICRO_CREDENTIAL,
                    Variables.ASSESSOR_CANDIDATES, List.of("ben", "cleo")))
            .send()
            .join()
            .getProcessInstanceKey();
  }

  @Test
  void score_lacks_something__the_same_person_completes_it() {
    var results = new ArrayDeque<>(List.of(INCOMPLETE, VALID));
    context
        .mockJobWorker(JobTypes.REVIEW_STORE_SECOND_SCORE)
        .withHandler(
            (jobs, job) -> jobs.newCompleteCommand(job).variables(results.remove()).send().join());

    score("ben");
    assertThat(people.openTask(scoring, SCORE_SUBMISSION).getAssignee()).isEqualTo("ben");
    assertThatScoring()
        .hasVariable(Variables.ASSESSMENT_PROBLEMS, List.of("Reflection needs a comment."));
    score("ben");

    assertThatScoring()
        .isCompleted()
        .hasCompletedElement(STORE_SECOND_SCORE, 2)
        .hasCompletedElement(END_SECOND_SCORE_STORED, 1)
        .hasVariable(Variables.ASSESSOR_ID, "ben");
  }

  @Test
  void second_assessor_is_slow__a_reminder_then_another_assessor_is_asked() {
    JobWorkerMock remind = context.mockJobWorker(JobTypes.REVIEW_REMIND_REVIEWER).thenComplete();
    JobWorkerMock anew = PathFixture.mockPlanAnew(context, List.of("cleo"), List.of());
    context.mockJobWorker(JobTypes.REVIEW_STORE_SECOND_SCORE).thenComplete(VALID);
    var late = people.openTask(scoring, SCORE_SUBMISSION);
    assertThat(late.getCandidateUsers()).containsExactly("ben", "cleo");
    assertThatScoring()
        .hasVariable(
            Variables.TIME_LIMITS,
            Map.of("dueAfter", 5, "remindAfter", 3, "reassignAfter", 8, "assignFrom", 6));

    context.increaseTime(Duration.ofDays(10));
    assertThatScoring()
        .hasCompletedElements(BOUNDARY_SCORE_REMINDER_DUE, REMIND_SCORER, END_SCORER_REMINDED)
        .hasActiveElements(SCORE_SUBMISSION);
    assertThat(remind.getInvocations()).isEqualTo(1);
    assertThat(anew.getInvocations()).isZero();

    context.increaseTime(Duration.ofDays(12));
    assertThatScoring()
        .hasCompletedElements(BOUNDARY_SCORE_TIME_IS_UP, PLAN_SCORE_ANEW)
        .hasCompletedElement(PLAN_SCORE, 1)
        .hasVariable(Variables.PLAN_CHANGE, PlanChange.TIME_IS_UP);
    assertThat(people.openTask(scoring, SCORE_SUBMISSION).getCandidateUsers())
        .containsExactly("cleo");
    score("cleo");

    assertThatScoring().isCompleted().hasVariable(Variables.ASSESSOR_ID, "cleo");
  }

  @Test
  void the_second_assessor_cannot_anymore__their_colleagues_are_asked() {
    PathFixture.mockPlanAnew(context, List.of("cleo"), List.of());
    context.mockJobWorker(JobTypes.REVIEW_STORE_SECOND_SCORE).thenComplete(VALID);
    people.openTask(scoring, SCORE_SUBMISSION);

    client
        .newPublishMessageCommand()
        .messageName(SubmissionReviewProcess.Messages.REVIEW_PLAN_CHANGED)
        .correlationKey(submissionId)
        .variables(Map.of(Variables.AWAY_REVIEWER, "ben"))
        .send()
        .join();

    assertThatScoring()
        .hasCompletedElements(BOUNDARY_SCORE_PLAN_CHANGED, PLAN_SCORE_ANEW)
        .hasCompletedElement(PLAN_SCORE, 1)
        .hasVariable(Variables.PLAN_CHANGE, PlanChange.PLAN_CHANGED);
    assertThat(people.openTask(scoring, SCORE_SUBMISSION).getCandidateUsers())
        .containsExactly("cleo");
    score("cleo");
    assertThatScoring().isCompleted();
  }

  private UserTask score(String assessor) {
    return people.complete(
        scoring,
        SCORE_SUBMISSION,
        Map.of(
            Variables.ASSESSOR_ID,
            assessor,
            Variables.SCORES,
            scores(Level.DEMONSTRATED, Level.DEMONSTRATED),
            Variables.OVERALL_FEEDBACK,
            "Convincing, with a clear next step."));
  }

  private ProcessInstanceAssert assertThatScoring() {
    return assertThatProcessInstance(byKey(scoring));
  }
}
