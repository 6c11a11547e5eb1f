package org.microendorse.processes;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.microendorse.processes.PathFixture.MICRO_CREDENTIAL;
import static org.microendorse.processes.PathFixture.scores;
import static org.microendorse.processes.SubmissionReviewProcess.Elements.*;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.mock.JobWorkerMockBuilder.JobWorkerMock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.microendorse.processes.DecisionValues.ApprovalDecision;
import org.microendorse.processes.DecisionValues.NextAssessor;
import org.microendorse.processes.DecisionValues.Outcome;
import org.microendorse.processes.DecisionValues.PlanChange;

class SubmissionReviewProcessTest {
  @RegisterExtension
  static final CamundaProcessTestExtension ENGINE = ProcessTestEngine.extension();

  CamundaClient client;
  CamundaProcessTestContext context;

  private final String submissionId = UUID.randomUUID().toString();
  private final Map<String, Object> feedback =
      Map.of("overallFeedback", "Convincing.", "criteria", List.of());
  private volatile Map<String, Boolean> certified =
      Map.of(
          "ana", false,
          "ben", false,
          "ada", false,
          "cole", true);

  private volatile String givenTo;
  private PathFixture people;
  private JobWorkerMock recordDecision;
  private long review;

  @BeforeEach
  void everybodyIsThere() {
    people = new PathFixture(client);
    people.deployModels();
    everybodyFreeIsAllocated();
    PathFixture.mockPlanDeadlines(context, job -> givenTo);
    recordDecision =
        context
            .mockJobWorker(JobTypes.REVIEW_RECORD_DECISION)
            .thenComplete(Map.of(Variables.FEEDBACK, feedback));
  }

  private void startReview() {
    review =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId(SubmissionReviewProcess.PROCESS_ID)
            .latestVersion()
            .variables(
                Map.of(
                    Variables.SUBMISSION_ID, submissionId,
                    Variables.MICRO_CREDENTIAL, MICRO_CREDENTIAL))
            .send()
            .join()
            .getProcessInstanceKey();
  }

  @Test
  void assessor_finds_every_criterion_demonstrated_approver_agrees__demonstrated() {
    startReview();
    everyAssessmentIsValid();
    everyApprovalIsStored();

    assess("ana", Level.DEMONSTRATED, Level.DEMONSTRATED);
    approve("ada", ApprovalDecision.AGREE, null);

    assertThatReview()
        .isCompleted()
        .hasCompletedElementsInOrder(
            JUDGE_AND_ALLOCATE,
            ASSESS_SUBMISSION,
            STORE_ASSESSMENT,
            DECIDE_OUTCOME,
            APPROVE_ASSESSMENT,
            STORE_APPROVAL,
            RECORD_DECISION,
            END_DECISION_RECORDED)
        .hasCompletedElement(ASSESS_SUBMISSION, 1)
        .hasCompletedElement(APPROVE_ASSESSMENT, 1)
        .hasNotActivatedElements(BOUNDARY_APPROVER_IS_ASSESSOR)
        .hasVariable(Variables.OUTCOME, Outcome.DEMONSTRATED)
        .hasVariable(Variables.FEEDBACK, feedback);
    assertThat(recordDecision.getInvocations()).isEqualTo(1);
  }

  @Test
  void the_rules_judge_every_certified_reviewer__reviewers_with_ties_are_not_allocated() {
    startReview();

    var assess = people.openTask(review, ASSESS_SUBMISSION);

    assertThat(assess.getCandidateUsers()).containsExactlyInAnyOrder("ana", "ben", "ada");
    assertThatReview()
        .hasVariable(Variables.JUDGEMENTS, PathFixture.NOTE)
        .hasNotActivatedElements(ARRANGE_REVIEWER);
  }

  @Test
  void too_few_reviewers__the_program_manager_arranges_one_and_the_search_runs_again() {
    certified = Map.of("cole", true);
    startReview();

    var arrange = people.openTask(review, ARRANGE_REVIEWER);

    assertThat(arrange.getAssignee()).isNull();
    assertThat(arrange.getCandidateGroups()).containsExactly("programManager");
    assertThat(arrange.getPriority()).isEqualTo(80);
    assertThatReview()
        .hasVariable(Variables.MISSING_REVIEWERS, "assessor")
        .hasVariable(Variables.JUDGEMENTS, PathFixture.NOTE)
        .hasNotActivatedElements(ASSESS_SUBMISSION)
        .hasNoActiveIncidents();

    certified = Map.of("cole", true, "ana", false);
    people.complete(review, ARRANGE_REVIEWER, Map.of(Variables.REVIEWER_ARRANGED, true));

    assertThat(people.openTask(review, ASSESS_SUBMISSION).getCandidateUsers())
        .containsExactly("ana");
    assertThatReview()
        .hasCompletedElement(JUDGE_AND_ALLOCATE, 2)
        .hasVariable(Variables.ALLOCATED, true);
  }

  @Test
  void one_criterion_is_still_developing_approver_agrees__not_yet() {
    startReview();
    everyAssessmentIsValid();
    everyApprovalIsStored();

    assess("ana", Level.DEMONSTRATED, Level.DEVELOPING);
    approve("ada", ApprovalDecision.AGREE, null);

    assertThatReview().isCompleted().hasVariable(Variables.OUTCOME, Outcome.NOT_YET);
  }

  @Test
  void assessment_lacks_something__the_same_assessor_completes_it() {
    startReview();
    assessmentsAre(
        Map.of(
            Variables.ASSESSMENT_VALID,
            false,
            Variables.ASSESSMENT_PROBLEMS,
            List.of("Reflection needs a comment.")),
        valid());
    everyApprovalIsStored();

    assess("ana", Level.DEMONSTRATED, Level.DEMONSTRATED);
    var again = people.openTask(review, ASSESS_SUBMISSION);

    assertThat(again.getAssignee()).isEqualTo("ana");
    assertThatReview()
        .hasVariable(Variables.ASSESSMENT_PROBLEMS, List.of("Reflection needs a comment."))
        .hasNotActivatedElements(DECIDE_OUTCOME, APPROVE_ASSESSMENT, RECORD_DECISION);

    assess("ana", Level.DEMONSTRATED, Level.DEMONSTRATED);
    approve("ada", ApprovalDecision.AGREE, null);

    assertThatReview().isCompleted().hasCompletedElement(STORE_ASSESSMENT, 2);
  }

  @Test
  void approver_passes_the_assessment_back__assessor_looks_again_and_the_decision_changes() {
    startReview();
    everyAssessmentIsValid();
    everyApprovalIsStored();

    assess("ana", Level.DEMONSTRATED, Level.DEMONSTRATED);
    approve("ada", ApprovalDecision.PASS_BACK, "The reflection is one sentence long.");
    var again = people.openTask(review, ASSESS_SUBMISSION);

    assertThat(again.getAssignee()).isEqualTo("ana");
    assertThatReview()
        .hasVariable(Variables.NEXT_ASSESSOR, NextAssessor.SAME_ASSESSOR)
        .hasVariable(Variables.SCORES, reflectionIs(Level.DEMONSTRATED))
        .hasVariable(Variables.APPROVAL_REASON, "The reflection is one sentence long.")
        .hasNotActivatedElements(RECORD_DECISION, END_DECISION_RECORDED);

    assess("ana", Level.DEMONSTRATED, Level.NOT_EVIDENT);
    approve("ada", ApprovalDecision.AGREE, null);

    assertThatReview()
        .isCompleted()
        .hasCompletedElement(ASSESS_SUBMISSION, 2)
        .hasCompletedElement(DECIDE_OUTCOME, 2)
        .hasVariable(Variables.OUTCOME, Outcome.NOT_YET)
        .hasVariable(Variables.APPROVAL_REASON, null);
    assertThat(recordDecision.getInvocations()).isEqualTo(1);
  }

  @Test
  void assessor_and_approver_do_not_agree__the_third_time_a_lead_assessor_decides() {
    startReview();
    everyAssessmentIsValid();
    everyApprovalIsStored();
    for (int round = 1; round <= 3; round++) {
      assess("ana", Level.DEMONSTRATED, Level.NOT_EVIDENT);
      approve("ada", ApprovalDecision.PASS_BACK, "The reflection is there, on page 4.");
    }

    var lead = people.openTask(review, ASSESS_SUBMISSION);
    assertThat(lead.getAssignee()).isNull();
    assertThat(lead.getCandidateUsers()).containsExactly("lena");
    assertThatReview()
        .hasCompletedElement(JUDGE_AND_ALLOCATE, 4)
        .hasVariable(Variables.NEXT_ASSESSOR, NextAssessor.LEAD_ASSESSOR)
        .hasVariable(Variables.SCORES, reflectionIs(Level.NOT_EVIDENT));

    assess("lena", Level.DEMONSTRATED, Level.DEMONSTRATED);

    assertThatReview()
        .isCompleted()
        .hasCompletedElement(APPROVE_ASSESSMENT, 3)
        .hasVariable(Variables.OUTCOME, Outcome.DEMONSTRATED);
    assertThat(recordDecision.getInvocations()).isEqualTo(1);
  }

  @Test
  void one_criterion_decides__a_second_assessor_scores_it_without_seeing_the_first_score() {
    startReview();
    assessmentsAre(validWithOthers("ben", "ada"));
    secondScoresAreValid();
    everyApprovalIsStored();

    assess("ana", Level.DEMONSTRATED, Level.DEVELOPING);
    long scoring = people.calledProcess(review, SecondScoringProcess.PROCESS_ID, 1);
    var second = scoreToo(scoring, "ben", Level.DEMONSTRATED, Level.NOT_EVIDENT);

    assertThat(second.getCandidateUsers()).containsExactly("ben", "ada");
    assertThat(people.processVariables(scoring))
        .doesNotContainKeys(Variables.OUTCOME, Variables.JUDGEMENTS);
    var approve = people.openTask(review, APPROVE_ASSESSMENT);
    assertThat(approve.getCandidateUsers()).containsExactly("ada");
    assertThatReview()
        .hasCompletedElements(CALL_SECOND_SCORING, COMPARE_SCORES)
        .hasVariable(
            Variables.SECOND_SCORING, Map.of("asked", true, "why", "One criterion decides"))
        .hasVariable(Variables.SECOND_ASSESSOR_ID, "ben")
        .hasVariable(Variables.SCORES, reflectionIs(Level.DEVELOPING))
        .hasVariable(Variables.ASSESSOR_ID, "ana");

    approve("ada", ApprovalDecision.AGREE, null);

    assertThatReview().isCompleted().hasVariable(Variables.OUTCOME, Outcome.NOT_YET);
  }

  @Test
  void two_scores_disagree__a_lead_assessor_decides_and_nobody_has_to_approve_it() {
    startReview();
    assessmentsAre(validWithOthers("ben"), valid());
    secondScoresAreValid();

    assess("ana", Level.DEMONSTRATED, Level.DEVELOPING);
    scoreToo(
        people.calledProcess(review, SecondScoringProcess.PROCESS_ID, 1),
        "ben",
        Level.DEMONSTRATED,
        Level.DEMONSTRATED);

    var lead = people.openTask(review, ASSESS_SUBMISSION);
    assertThat(lead.getCandidateUsers()).containsExactly("lena");
    assertThatReview()
        .hasVariable(Variables.NEXT_ASSESSOR, NextAssessor.LEAD_ASSESSOR)
        .hasVariable(Variables.DISPUTED_CRITERIA, List.of("reflection"))
        .hasVariable(Variables.SCORES, reflectionIs(Level.DEVELOPING))
        .hasNotActivatedElements(APPROVE_ASSESSMENT, RECORD_DECISION);

    assess("lena", Level.DEMONSTRATED, Level.DEMONSTRATED);

    assertThatReview()
        .isCompleted()
        .hasNotActivatedElements(APPROVE_ASSESSMENT)
        .hasCompletedElement(CALL_SECOND_SCORING, 1)
        .hasVariable(Variables.OUTCOME, Outcome.DEMONSTRATED);
  }

  @Test
  void passed_back_after_a_second_score__it_is_not_scored_a_third_time() {
    startReview();
    assessmentsAre(validWithOthers("ben"), validWithOthers("ben"));
    secondScoresAreValid();
    everyApprovalIsStored();
    assess("ana", Level.DEMONSTRATED, Level.DEVELOPING);
    scoreToo(
        people.calledProcess(review, SecondScoringProcess.PROCESS_ID, 1),
        "ben",
        Level.DEMONSTRATED,
        Level.DEVELOPING);
    approve("ada", ApprovalDecision.PASS_BACK, "The reflection is there, on page 4.");

    assess("ana", Level.DEMONSTRATED, Level.DEVELOPING);
    approve("ada", ApprovalDecision.AGREE, null);

    assertThatReview()
        .isCompleted()
        .hasCompletedElement(CALL_SECOND_SCORING, 1)
        .hasCompletedElement(DECIDE_SECOND_SCORE, 2);
  }

  @Test
  void approver_corrects_a_level__the_outcome_follows_the_assessor_is_not_asked_again() {
    startReview();
    everyAssessmentIsValid();
    everyApprovalIsStored();
    assess("ana", Level.DEMONSTRATED, Level.DEMONSTRATED);

    people.complete(
        review,
        APPROVE_ASSESSMENT,
        Map.of(
            Variables.APPROVER_ID,
            "ada",
            Variables.APPROVAL_DECISION,
            ApprovalDecision.CORRECT,
            Variables.APPROVAL_REASON,
            "The reflection is one sentence long.",
            Variables.CORRECTED_SCORES,
            scores(Level.DEMONSTRATED, Level.DEVELOPING),
            Variables.CORRECTED_FEEDBACK,
            "Well planned; reflect on what you saw."));

    assertThatReview()
        .isCompleted()
        .hasCompletedElement(DECIDE_FINAL_OUTCOME, 1)
        .hasCompletedElement(ASSESS_SUBMISSION, 1)
        .hasNotActivatedElements(DECIDE_WHO_LOOKS_AGAIN)
        .hasVariable(Variables.OUTCOME, Outcome.NOT_YET)
        .hasVariable(Variables.CORRECTED_SCORES, reflectionIs(Level.DEVELOPING))
        .hasVariable(Variables.CORRECTED_FEEDBACK, "Well planned; reflect on what you saw.");
    assertThat(recordDecision.getInvocations()).isEqualTo(1);
  }

  @Test
  void assessor_tries_to_approve__a_colleague_approves() {
    startReview();
    everyAssessmentIsValid();
    var approvers = new ArrayDeque<>(List.of("ana", "ada"));
    context
        .mockJobWorker(JobTypes.REVIEW_STORE_APPROVAL)
        .withHandler(
            (jobs, job) -> {
              assertThat(job.getVariablesAsMap())
                  .containsEntry(Variables.APPROVER_ID, approvers.peek());
              if (approvers.remove().equals("ana")) {
                jobs.newThrowErrorCommand(job)
                    .errorCode(SubmissionReviewProcess.Errors.APPROVER_IS_ASSESSOR)
                    .send()
                    .join();
              } else {
                jobs.newCompleteCommand(job).send().join();
              }
            });

    assess("ana", Level.DEMONSTRATED, Level.DEMONSTRATED);
    approve("ana", ApprovalDecision.AGREE, null);
    approve("ada", ApprovalDecision.AGREE, null);

    assertThatReview()
        .isCompleted()
        .hasCompletedElement(BOUNDARY_APPROVER_IS_ASSESSOR, 1)
        .hasTerminatedElement(STORE_APPROVAL, 1)
        .hasCompletedElement(APPROVE_ASSESSMENT, 2)
        .hasCompletedElement(ASSESS_SUBMISSION, 1)
        .hasVariable(Variables.APPROVER_ID, "ada");
  }

  @Test
  void reviewers_are_asked_on_time_and_the_assessor_is_not_asked_to_approve() {
    startReview();
    everyAssessmentIsValid();
    var before = context.getCurrentTime();

    var assess = assess("ana", Level.DEMONSTRATED, Level.DEMONSTRATED);
    var approve = people.openTask(review, APPROVE_ASSESSMENT);

    assertThat(assess.getAssignee()).isNull();
    assertThat(assess.getCandidateUsers()).containsExactlyInAnyOrder("ana", "ben", "ada");
    assertThat(assess.getCandidateGroups()).isEmpty();
    assertThat(assess.getPriority()).isEqualTo(60);
    assertThat(days(before, assess.getDueDate())).isEqualTo(14);
    assertThatReview()
        .hasVariable(
            Variables.TIME_LIMITS,
            Map.of("dueAfter", 3, "remindAfter", 2, "reassignAfter", 5, "assignFrom", 6));
    assertThat(approve.getAssignee()).isNull();
    assertThat(approve.getCandidateUsers()).containsExactlyInAnyOrder("ben", "ada");
    assertThat(approve.getPriority()).isEqualTo(70);
    assertThat(days(before, approve.getDueDate())).isEqualTo(14);
  }

  @Test
  void the_reviewer_with_least_to_do_is_given_the_review__and_may_release_it_to_the_others() {
    everyAssessmentIsValid();
    givenTo = "ben";
    startReview();

    var task = people.openTask(review, ASSESS_SUBMISSION, "ben");
    assertThat(task.getCandidateUsers()).containsExactlyInAnyOrder("ana", "ben", "ada");
    client.newUnassignUserTaskCommand(task.getUserTaskKey()).send().join();
    givenTo = "ada";
    assess("ana", Level.DEMONSTRATED, Level.DEMONSTRATED);
    people.openTask(review, APPROVE_ASSESSMENT, "ada");
  }

  @Test
  void calendar_changes__the_person_who_has_the_review_keeps_it_with_new_dates() {
    everyAssessmentIsValid();
    everyApprovalIsStored();
    var anew =
        PathFixture.mockPlanAnew(
            context,
            List.of("ana", "ben", "ada"),
            List.of("ben", "ada"),
            job ->
                JobTypes.Duties.APPROVE.equals(job.getCustomHeaders().get(JobTypes.Headers.DUTY))
                    ? "ada"
                    : "ana");
    startReview();
    var before = people.openTask(review, ASSESS_SUBMISSION);

    context.increaseTime(Duration.ofDays(1));
    planHasChanged(null);

    assertThatReview()
        .hasCompletedElements(BOUNDARY_REVIEW_PLAN_CHANGED, PLAN_REVIEW_ANEW)
        .hasTerminatedElement(ASSESS_SUBMISSION, 1)
        .hasVariable(Variables.PLAN_CHANGE, PlanChange.PLAN_CHANGED);
    assertThat(people.openTask(review, ASSESS_SUBMISSION, "ana").getDueDate())
        .isAfter(before.getDueDate());

    assess("ana", Level.DEMONSTRATED, Level.DEMONSTRATED);
    people.openTask(review, APPROVE_ASSESSMENT);
    planHasChanged(null);
    people.openTask(review, APPROVE_ASSESSMENT, "ada");
    assertThatReview()
        .hasCompletedElements(BOUNDARY_APPROVAL_PLAN_CHANGED, PLAN_APPROVAL_ANEW)
        .hasCompletedElement(PLAN_APPROVAL, 1)
        .hasCompletedElement(JUDGE_AND_ALLOCATE, 1);
    approve("ada", ApprovalDecision.AGREE, null);

    assertThatReview().isCompleted();
    assertThat(anew.getInvocations()).isEqualTo(2);
  }

  @Test
  void the_reviewer_who_has_the_review_cannot_anymore__their_colleagues_are_asked() {
    everyAssessmentIsValid();
    PathFixture.mockPlanAnew(context, List.of("ben"), List.of("ben"));
    startReview();
    var before = people.openTask(review, ASSESS_SUBMISSION);
    client.newAssignUserTaskCommand(before.getUserTaskKey()).assignee("ana").send().join();

    planHasChanged("ana");

    assertThatReview()
        .hasCompletedElement(PLAN_REVIEW_ANEW, 1)
        .hasVariable(Variables.AWAY_REVIEWER, "ana");
    var after = people.openTask(review, ASSESS_SUBMISSION);
    assertThat(after.getAssignee()).isNull();
    assertThat(after.getCandidateUsers()).containsExactly("ben");
  }

  @Test
  void assessor_is_slow__a_reminder_once_and_the_task_stays_theirs() {
    everyAssessmentIsValid();
    JobWorkerMock remind = context.mockJobWorker(JobTypes.REVIEW_REMIND_REVIEWER).thenComplete();
    startReview();
    people.openTask(review, ASSESS_SUBMISSION);

    context.increaseTime(Duration.ofDays(10));

    assertThatReview()
        .hasCompletedElements(BOUNDARY_REMINDER_DUE, REMIND_ASSESSOR, END_ASSESSOR_REMINDED)
        .hasActiveElements(ASSESS_SUBMISSION)
        .hasNotActivatedElements(PLAN_REVIEW_ANEW);
    assertThat(remind.getInvocations()).isEqualTo(1);

    assess("ana", Level.DEMONSTRATED, Level.DEMONSTRATED);
    people.openTask(review, APPROVE_ASSESSMENT);
  }

  @Test
  void time_is_up__another_reviewer_is_asked_with_new_time_limits() {
    everyAssessmentIsValid();
    everyApprovalIsStored();
    context.mockJobWorker(JobTypes.REVIEW_REMIND_REVIEWER).thenComplete();
    PathFixture.mockPlanAnew(context, List.of("ben"), List.of("ada"));
    startReview();
    var late = people.openTask(review, ASSESS_SUBMISSION);
    client.newAssignUserTaskCommand(late.getUserTaskKey()).assignee("ana").send().join();

    context.increaseTime(Duration.ofDays(22));

    assertThatReview()
        .hasCompletedElements(BOUNDARY_TIME_IS_UP, PLAN_REVIEW_ANEW)
        .hasTerminatedElement(ASSESS_SUBMISSION, 1)
        .hasVariable(Variables.PLAN_CHANGE, PlanChange.TIME_IS_UP);
    var again = people.openTask(review, ASSESS_SUBMISSION);
    assertThat(again.getDueDate()).isAfter(late.getDueDate());
    assertThat(again.getCandidateUsers()).containsExactly("ben");
    assertThat(again.getAssignee()).isNull();

    assess("ben", Level.DEMONSTRATED, Level.DEMONSTRATED);
    assertThat(people.openTask(review, APPROVE_ASSESSMENT).getCandidateUsers())
        .containsExactly("ada");
    assertThatReview().hasCompletedElement(PLAN_REVIEW_ANEW, 1);
  }

  @Test
  void approver_is_slow__a_reminder_then_another_approver_is_asked() {
    everyAssessmentIsValid();
    everyApprovalIsStored();
    JobWorkerMock remind = context.mockJobWorker(JobTypes.REVIEW_REMIND_REVIEWER).thenComplete();
    PathFixture.mockPlanAnew(context, List.of(), List.of("ben"));
    startReview();
    assess("ana", Level.DEMONSTRATED, Level.DEMONSTRATED);
    var late = people.openTask(review, APPROVE_ASSESSMENT);
    client.newAssignUserTaskCommand(late.getUserTaskKey()).assignee("ada").send().join();

    context.increaseTime(Duration.ofDays(10));
    assertThatReview()
        .hasCompletedElements(
            BOUNDARY_APPROVAL_REMINDER_DUE, REMIND_APPROVER, END_APPROVER_REMINDED)
        .hasActiveElements(APPROVE_ASSESSMENT);
    context.increaseTime(Duration.ofDays(12));

    assertThatReview()
        .hasCompletedElements(BOUNDARY_APPROVAL_TIME_IS_UP, PLAN_APPROVAL_ANEW)
        .hasCompletedElement(ASSESS_SUBMISSION, 1)
        .hasCompletedElement(PLAN_APPROVAL, 1);
    assertThat(remind.getInvocations()).isEqualTo(1);
    var again = people.openTask(review, APPROVE_ASSESSMENT);
    assertThat(again.getCandidateUsers()).containsExactly("ben");
    assertThat(again.getAssignee()).isNull();

    approve("ben", ApprovalDecision.AGREE, null);
    assertThatReview().isCompleted().hasCompletedElement(PLAN_APPROVAL_ANEW, 1);
  }

  @Test
  void a_form_sends_more_than_was_asked__only_levels_words_and_pointers_are_taken() {
    startReview();
    everyAssessmentIsValid();

    people.complete(
        review,
        ASSESS_SUBMISSION,
        Map.of(
            Variables.ASSESSOR_ID,
            "ana",
            Variables.SCORES,
            List.of(
                Map.of(
                    "criterionId",
                    "forged",
                    "level",
                    Level.DEMONSTRATED,
                    "comment",
                    "Good.",
                    "pointer",
                    "Plan, page 2"),
                Map.of(
                    "level",
                    Level.DEVELOPING,
                    "comment",
                    "Honest.",
                    "missing",
                    "A next step.",
                    "strengthen",
                    "Name the next step.")),
            Variables.OVERALL_FEEDBACK,
            "Well begun.",
            Variables.SUBMISSION_ID,
            "forged"));
    people.openTask(review, APPROVE_ASSESSMENT);

    assertThatReview()
        .hasVariable(Variables.SUBMISSION_ID, submissionId)
        .hasVariable(
            Variables.SCORES,
            List.of(
                score(
                    "planning",
                    "Planning",
                    Level.DEMONSTRATED,
                    "Good.",
                    null,
                    null,
                    "Plan, page 2"),
                score(
                    "reflection",
                    "Reflection",
                    Level.DEVELOPING,
                    "Honest.",
                    "A next step.",
                    "Name the next step.",
                    null)));
  }

  @Test
  void a_decision_that_nobody_knows__the_review_stops_instead_of_guessing() {
    startReview();
    everyAssessmentIsValid();
    everyApprovalIsStored();

    assess("ana", Level.DEMONSTRATED, Level.DEMONSTRATED);
    approve("ada", "perhaps", null);

    assertThatReview()
        .hasActiveIncidents()
        .hasActiveElements(GATEWAY_AGREED)
        .hasNotActivatedElements(RECORD_DECISION);
  }

  /**
   * Does what the worker does: reviewers without a reason against them are candidates, last the
   * lead.
   */
  private void everybodyFreeIsAllocated() {
    context
        .mockJobWorker(JobTypes.REVIEW_JUDGE_AND_ALLOCATE)
        .withHandler(
            (jobs, job) -> {
              var free =
                  NextAssessor.LEAD_ASSESSOR.equals(
                          job.getVariablesAsMap().get(Variables.NEXT_ASSESSOR))
                      ? List.of("lena")
                      : PathFixture.free(certified);
              Map<String, Object> result = PathFixture.plan(context);
              result.put(Variables.GIVEN_TO, givenTo);
              result.put(
                  Variables.ASSESSOR_ID,
                  NextAssessor.SAME_ASSESSOR.equals(
                          job.getVariablesAsMap().get(Variables.NEXT_ASSESSOR))
                      ? job.getVariablesAsMap().get(Variables.ASSESSOR_ID)
                      : null);
              result.put(Variables.JUDGEMENTS, PathFixture.NOTE);
              result.put(Variables.ALLOCATED, !free.isEmpty());
              result.put(Variables.MISSING_REVIEWERS, free.isEmpty() ? "assessor" : null);
              result.put(Variables.ASSESSOR_CANDIDATES, free);
              result.put(Variables.APPROVER_CANDIDATES, free);
              jobs.newCompleteCommand(job).variables(result).send().join();
            });
  }

  /** Scores as they are stored: planning is demonstrated, reflection has this level. */
  private static List<Map<String, Object>> reflectionIs(String level) {
    boolean demonstrated = Level.DEMONSTRATED.equals(level);
    return List.of(
        score(
            "planning",
            "Planning",
            Level.DEMONSTRATED,
            "A clear plan.",
            null,
            null,
            "Plan, page 2"),
        score(
            "reflection",
            "Reflection",
            level,
            "A clear plan.",
            demonstrated ? null : "A next step.",
            demonstrated ? null : "Name the next step.",
            "Plan, page 2"));
  }

  private static Map<String, Object> score(
      String criterionId,
      String title,
      String level,
      String comment,
      String missing,
      String strengthen,
      String pointer) {
    Map<String, Object> score = new HashMap<>();
    score.put("criterionId", criterionId);
    score.put("title", title);
    score.put("level", level);
    score.put("comment", comment);
    score.put("missing", missing);
    score.put("strengthen", strengthen);
    score.put("pointer", pointer);
    return score;
  }

  private void planHasChanged(String awayReviewer) {
    client
        .newPublishMessageCommand()
        .messageName(SubmissionReviewProcess.Messages.REVIEW_PLAN_CHANGED)
        .correlationKey(submissionId)
        .variables(Collections.singletonMap(Variables.AWAY_REVIEWER, awayReviewer))
        .send()
        .join();
  }

  private static long days(Instant from, OffsetDateTime to) {
    return Math.round(Duration.between(from, to).toMinutes() / (24 * 60.0));
  }

  private ProcessInstanceAssert assertThatReview() {
    return assertThatProcessInstance(byKey(review));
  }

  private UserTask assess(String assessor, String... levels) {
    return people.complete(
        review,
        ASSESS_SUBMISSION,
        Map.of(
            Variables.ASSESSOR_ID,
            assessor,
            Variables.SCORES,
            scores(levels),
            Variables.OVERALL_FEEDBACK,
            "Convincing, with a clear next step."));
  }

  private void approve(String approver, String decision, String reason) {
    var answers =
        reason == null
            ? Map.<String, Object>of(
                Variables.APPROVER_ID, approver, Variables.APPROVAL_DECISION, decision)
            : Map.<String, Object>of(
                Variables.APPROVER_ID,
                approver,
                Variables.APPROVAL_DECISION,
                decision,
                Variables.APPROVAL_REASON,
                reason);
    people.complete(review, APPROVE_ASSESSMENT, answers);
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

  /** What the worker says about an experienced assessor whose submission is not drawn at random. */
  private static Map<String, Object> validWithOthers(String... others) {
    Map<String, Object> result = new HashMap<>(valid());
    result.put(Variables.EARLIER_ASSESSMENTS, 10);
    result.put(Variables.DRAW, 0.05);
    result.put(Variables.SECOND_CANDIDATES, List.of(others));
    return result;
  }

  private void secondScoresAreValid() {
    context.mockJobWorker(JobTypes.REVIEW_STORE_SECOND_SCORE).thenComplete(valid());
  }

  private UserTask scoreToo(long scoring, String assessor, String... levels) {
    return people.complete(
        scoring,
        SecondScoringProcess.Elements.SCORE_SUBMISSION,
        Map.of(
            Variables.ASSESSOR_ID,
            assessor,
            Variables.SCORES,
            scores(levels),
            Variables.OVERALL_FEEDBACK,
            "Nearly there, with one step to go."));
  }

  private void everyAssessmentIsValid() {
    context.mockJobWorker(JobTypes.REVIEW_STORE_ASSESSMENT).thenComplete(valid());
  }

  @SafeVarargs
  private void assessmentsAre(Map<String, Object>... results) {
    Deque<Map<String, Object>> next = new ArrayDeque<>(List.of(results));
    context
        .mockJobWorker(JobTypes.REVIEW_STORE_ASSESSMENT)
        .withHandler(
            (jobs, job) -> jobs.newCompleteCommand(job).variables(next.remove()).send().join());
  }

  private void everyApprovalIsStored() {
    AtomicInteger passBacks = new AtomicInteger();
    context
        .mockJobWorker(JobTypes.REVIEW_STORE_APPROVAL)
        .withHandler(
            (jobs, job) -> {
              if (job.getVariablesAsMap()
                  .get(Variables.APPROVAL_DECISION)
                  .equals(ApprovalDecision.PASS_BACK)) {
                passBacks.incrementAndGet();
              }
              jobs.newCompleteCommand(job)
                  .variables(Map.of(Variables.PASS_BACKS, passBacks.get()))
                  .send()
                  .join();
            });
  }
}
