package org.microendorse.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.processes.PathFixture.MICRO_CREDENTIAL;
import static org.microendorse.processes.PathFixture.scores;
import static org.microendorse.processes.SubmissionReviewProcess.Elements.*;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.mock.JobWorkerMockBuilder.JobWorkerMock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.DecisionValues.Outcome;
import org.microendorse.processes.DecisionValues.PlanChange;

/** One assessor decides. Steps have the ids of the usual review. */
class InternalReviewProcessTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  CamundaClient client;
  CamundaProcessTestContext context;

  private final String submissionId = UUID.randomUUID().toString();
  private final Map<String, Object> feedback =
      Map.of("overallFeedback", "Convincing.", "criteria", List.of());
  private final Deque<Boolean> found = new ArrayDeque<>(List.of(true));
  private PathFixture people;
  private JobWorkerMock recordDecision;
  private long review;

  @BeforeEach
  void everybodyIsThere() {
    people = new PathFixture(client);
    people.deployModels();
    context
        .mockJobWorker(JobTypes.REVIEW_JUDGE_AND_ALLOCATE)
        .withHandler(
            (jobs, job) -> {
              assertThat(job.getCustomHeaders())
                  .containsEntry(JobTypes.Headers.REVIEWERS, JobTypes.Reviewers.ASSESSOR);
              boolean enough = found.size() > 1 ? found.remove() : found.element();
              Map<String, Object> result = PathFixture.plan(context);
              result.put(Variables.GIVEN_TO, null);
              result.put(Variables.ASSESSOR_ID, null);
              result.put(Variables.JUDGEMENTS, PathFixture.NOTE);
              result.put(Variables.ALLOCATED, enough);
              result.put(Variables.MISSING_REVIEWERS, enough ? null : "soleAssessor");
              result.put(Variables.ASSESSOR_CANDIDATES, enough ? List.of("ana") : List.of());
              result.put(Variables.APPROVER_CANDIDATES, List.of());
              jobs.newCompleteCommand(job).variables(result).send().join();
            });
    recordDecision =
        context
            .mockJobWorker(JobTypes.REVIEW_RECORD_DECISION)
            .thenComplete(Map.of(Variables.FEEDBACK, feedback));
  }

  @Test
  void the_assessor_decides__nobody_approves() {
    start();
    assessmentsAre(valid());

    assess(Level.DEMONSTRATED, Level.DEMONSTRATED);

    assertThatReview()
        .isCompleted()
        .hasVariable(Variables.OUTCOME, Outcome.DEMONSTRATED)
        .hasVariable(Variables.FEEDBACK, feedback);
    assertThat(recordDecision.getInvocations()).isEqualTo(1);
  }

  @Test
  void something_lacks_in_the_assessment__it_comes_back_and_then_says_not_yet() {
    start();
    assessmentsAre(
        Map.of(
            Variables.ASSESSMENT_VALID,
            false,
            Variables.ASSESSMENT_PROBLEMS,
            List.of("Reflection needs a comment."),
            Variables.SHOWN_LEVELS,
            List.of(Level.DEMONSTRATED)),
        valid());

    assess(Level.DEMONSTRATED, Level.DEVELOPING);
    assertThat(people.openTask(review, ASSESS_SUBMISSION).getAssignee()).isEqualTo("ana");
    assess(Level.DEMONSTRATED, Level.DEVELOPING);

    assertThatReview()
        .isCompleted()
        .hasCompletedElement(STORE_ASSESSMENT, 2)
        .hasVariable(Variables.OUTCOME, Outcome.NOT_YET);
  }

  @Test
  void nobody_may_assess__the_program_manager_arranges_a_reviewer() {
    found.addFirst(false);
    start();

    assertThat(people.openTask(review, ARRANGE_REVIEWER).getCandidateGroups())
        .containsExactly("programManager");
    people.complete(review, ARRANGE_REVIEWER, Map.of(Variables.REVIEWER_ARRANGED, true));

    assertThat(people.openTask(review, ASSESS_SUBMISSION).getCandidateUsers())
        .containsExactly("ana");
  }

  @Test
  void the_assessor_is_slow__a_reminder_then_others_are_asked() {
    context.mockJobWorker(JobTypes.REVIEW_REMIND_REVIEWER).thenComplete();
    PathFixture.mockPlanAnew(context, List.of("ben"), List.of());
    start();
    people.openTask(review, ASSESS_SUBMISSION);

    context.increaseTime(Duration.ofDays(10));
    assertThatReview()
        .hasCompletedElements(BOUNDARY_REMINDER_DUE, REMIND_ASSESSOR, END_ASSESSOR_REMINDED);
    context.increaseTime(Duration.ofDays(12));

    assertThatReview()
        .hasCompletedElements(BOUNDARY_TIME_IS_UP, PLAN_REVIEW_ANEW)
        .hasVariable(Variables.PLAN_CHANGE, PlanChange.TIME_IS_UP);
    assertThat(people.openTask(review, ASSESS_SUBMISSION).getCandidateUsers())
        .containsExactly("ben");
  }

  @Test
  void the_calendar_changes__the_review_is_planned_anew() {
    PathFixture.mockPlanAnew(context, List.of("ana"), List.of());
    start();
    people.openTask(review, ASSESS_SUBMISSION);

    client
        .newPublishMessageCommand()
        .messageName(SubmissionReviewProcess.Messages.REVIEW_PLAN_CHANGED)
        .correlationKey(submissionId)
        .variables(Collections.singletonMap(Variables.AWAY_REVIEWER, null))
        .send()
        .join();

    assertThatReview()
        .hasCompletedElements(BOUNDARY_REVIEW_PLAN_CHANGED, PLAN_REVIEW_ANEW)
        .hasVariable(Variables.PLAN_CHANGE, PlanChange.PLAN_CHANGED);
  }

  private void start() {
    review =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("InternalReviewProcess")
            .latestVersion()
            .variables(
                Map.of(
                    Variables.SUBMISSION_ID, submissionId,
                    Variables.MICRO_CREDENTIAL, MICRO_CREDENTIAL))
            .send()
            .join()
            .getProcessInstanceKey();
  }

  private void assess(String... levels) {
    people.complete(
        review,
        ASSESS_SUBMISSION,
        Map.of(
            Variables.ASSESSOR_ID,
            "ana",
            Variables.SCORES,
            scores(levels),
            Variables.OVERALL_FEEDBACK,
            "Convincing, with a clear next step."));
  }

  private static Map<String, Object> valid() {
    return Map.of(
        Variables.ASSESSMENT_VALID,
        true,
        Variables.ASSESSMENT_PROBLEMS,
        List.of(),
        Variables.SHOWN_LEVELS,
        List.of(Level.DEMONSTRATED));
  }

  @SafeVarargs
  private void assessmentsAre(Map<String, Object>... results) {
    Deque<Map<String, Object>> next = new ArrayDeque<>(List.of(results));
    context
        .mockJobWorker(JobTypes.REVIEW_STORE_ASSESSMENT)
        .withHandler(
            (jobs, job) -> jobs.newCompleteCommand(job).variables(next.remove()).send().join());
  }

  private ProcessInstanceAssert assertThatReview() {
    return assertThatProcessInstance(byKey(review));
  }
}
