package org.microendorse.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.mock.JobWorkerMockBuilder.JobWorkerMock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What people do in a running process: deploy it, find the open task, complete it, look at what is
 * left.
 */
final class PathFixture {
  static final Map<String, Object> MICRO_CREDENTIAL =
      Map.of(
          "microCredentialId", "elevating-sel",
          "title", "Elevating Social Emotional Learning",
          "goal", "Weave social-emotional learning into ordinary lessons.",
          "hours", 30,
          "demonstration", "Plan, teach and reflect on a unit.",
          "rubric", "Planning, Reflection",
          "criteria",
              List.of(criterion("planning", "Planning"), criterion("reflection", "Reflection")),
          "requirements",
              List.of(
                  Map.of("requirementId", "plan", "title", "Plan", "description", "A unit plan.")));

  /** What a process keeps in place of a text. */
  static final String NOTE = "note:3f0c6a52-8f1e-4c1b-9d57-2b8f0a6c1e44";

  /** How long to wait for what must happen: a busy machine is slow, not wrong. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Whether the unchanged models were deployed last: deployments outlive a test. */
  private static boolean deployed;

  private final CamundaClient client;
  private final Set<Long> completed = new HashSet<>();

  PathFixture(CamundaClient client) {
    this.client = client;
  }

  private static Map<String, Object> criterion(String id, String title) {
    return Map.of("criterionId", id, "title", title, "description", "About " + title + ".");
  }

  /** The process gets a reference to what the rules say about the reviewers. */
  static void mockFindReviewers(CamundaProcessTestContext context) {
    context
        .mockJobWorker(JobTypes.REVIEW_FIND_REVIEWERS)
        .thenComplete(Map.of(Variables.JUDGEMENTS, NOTE));
  }

  /** A reminder after 9 days, due after 14, another reviewer after 21, from the engine's now. */
  static void mockPlanDeadlines(CamundaProcessTestContext context) {
    mockPlanDeadlines(context, job -> null);
  }

  /** The same, and the function says who is given the task. */
  static void mockPlanDeadlines(
      CamundaProcessTestContext context, Function<ActivatedJob, String> givenTo) {
    context
        .mockJobWorker(JobTypes.REVIEW_PLAN_DEADLINES)
        .withHandler(
            (jobs, job) -> {
              Map<String, Object> plan = plan(context);
              plan.put(Variables.GIVEN_TO, givenTo.apply(job));
              jobs.newCompleteCommand(job).variables(plan).send().join();
            });
  }

  /** A reminder after 9 days, due after 14, another reviewer after 21, from the engine's now. */
  static Map<String, Object> plan(CamundaProcessTestContext context) {
    var now = context.getCurrentTime();
    Map<String, Object> plan = new HashMap<>();
    plan.put(Variables.DUE_AT, now.plus(Duration.ofDays(14)).toString());
    plan.put(Variables.REMIND_AT, now.plus(Duration.ofDays(9)).toString());
    plan.put(Variables.REASSIGN_AT, now.plus(Duration.ofDays(21)).toString());
    return plan;
  }

  /** Plans again for these people; the others are no longer candidates. */
  static JobWorkerMock mockPlanAnew(
      CamundaProcessTestContext context, List<String> assessors, List<String> approvers) {
    return mockPlanAnew(context, assessors, approvers, job -> null);
  }

  /** Plans again, and gives each step to the person named for it. */
  static JobWorkerMock mockPlanAnew(
      CamundaProcessTestContext context,
      List<String> assessors,
      List<String> approvers,
      Function<ActivatedJob, String> givenTo) {
    return context
        .mockJobWorker(JobTypes.REVIEW_PLAN_ANEW)
        .withHandler(
            (jobs, job) -> {
              Map<String, Object> plan = plan(context);
              plan.put(Variables.ASSESSOR_CANDIDATES, assessors);
              plan.put(Variables.APPROVER_CANDIDATES, approvers);
              plan.put(Variables.ASSESSOR_ID, null);
              plan.put(Variables.GIVEN_TO, givenTo.apply(job));
              jobs.newCompleteCommand(job).variables(plan).send().join();
            });
  }

  /** The facts of a submission that passes the automatic pre-check. */
  static Map<String, Object> facts() {
    return Map.of(
        "missing", 0,
        "unreadable", 0,
        "unchecked", 0,
        "namingAuthor", 0,
        "recognizable", 0,
        "foundComplete", false);
  }

  /** The same with one fact changed. */
  static Map<String, Object> factsBut(String name, Object value) {
    var facts = new HashMap<>(facts());
    facts.put(name, value);
    return facts;
  }

  /** Scores as the form sends them: in the order of the criteria, without their ids. */
  static List<Map<String, Object>> scores(String... levels) {
    return List.of(levels).stream()
        .map(
            level ->
                level.equals(Level.DEMONSTRATED)
                    ? Map.<String, Object>of(
                        "level", level, "comment", "A clear plan.", "pointer", "Plan, page 2")
                    : Map.<String, Object>of(
                        "level", level,
                        "comment", "A clear plan.",
                        "missing", "A next step.",
                        "strengthen", "Name the next step.",
                        "pointer", "Plan, page 2"))
        .toList();
  }

  /** User names of those without ties to the educator. */
  static List<String> free(Map<String, Boolean> tiesByReviewer) {
    return tiesByReviewer.keySet().stream()
        .filter(name -> !tiesByReviewer.get(name))
        .sorted()
        .toList();
  }

  /** Deploys the models together, as the application does, unless the engine still has them. */
  void deployModels() {
    if (!deployed) {
      deployModels("", UnaryOperator.identity());
      deployed = true;
    }
  }

  /** The same, after a process owner has changed a rule. */
  void deployModels(String changed, UnaryOperator<String> change) {
    deployed = false;
    var first = Models.resources().getFirst();
    var deployment = client.newDeployResourceCommand().addResourceFromClasspath(first);
    for (var resource : Models.resources().subList(1, Models.resources().size())) {
      if (resource.equals(changed)) {
        deployment.addResourceStringUtf8(change.apply(text(resource)), resource);
      } else {
        deployment.addResourceFromClasspath(resource);
      }
    }
    deployment.send().join();
  }

  private static String text(String resource) {
    try (var stream = PathFixture.class.getClassLoader().getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the open task and returns it. */
  UserTask openTask(long processInstanceKey, String elementId) {
    return await("open task " + elementId)
        .atMost(PATIENCE)
        .until(() -> openTasks(processInstanceKey, elementId), tasks -> tasks.size() == 1)
        .getFirst();
  }

  /** Waits until the open task has this assignee, and returns it. */
  UserTask openTask(long processInstanceKey, String elementId, String assignee) {
    return await("open task " + elementId + " of " + assignee)
        .atMost(PATIENCE)
        .until(
            () -> openTask(processInstanceKey, elementId),
            task -> assignee.equals(task.getAssignee()));
  }

  /** Completes the open task, as the portal does with a person's answers. */
  UserTask complete(long processInstanceKey, String elementId, Map<String, Object> answers) {
    var task = openTask(processInstanceKey, elementId);
    completed.add(task.getUserTaskKey());
    client.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(answers).send().join();
    return task;
  }

  private List<UserTask> openTasks(long processInstanceKey, String elementId) {
    return client
        .newUserTaskSearchRequest()
        .filter(
            task ->
                task.processInstanceKey(processInstanceKey)
                    .elementId(elementId)
                    .state(UserTaskState.CREATED))
        .send()
        .join()
        .items()
        .stream()
        .filter(task -> !completed.contains(task.getUserTaskKey()))
        .toList();
  }

  /** Waits for the n-th process of that kind that the given one called. */
  long calledProcess(long parentKey, String processId, int n) {
    return await("called process " + processId + " " + n)
        .atMost(PATIENCE)
        .until(() -> calledProcesses(parentKey, processId), called -> called.size() == n)
        .getLast()
        .getProcessInstanceKey();
  }

  private List<ProcessInstance> calledProcesses(long parentKey, String processId) {
    return client
        .newProcessInstanceSearchRequest()
        .filter(
            instance -> instance.parentProcessInstanceKey(parentKey).processDefinitionId(processId))
        .send()
        .join()
        .items()
        .stream()
        .sorted(Comparator.comparing(ProcessInstance::getProcessInstanceKey))
        .toList();
  }

  /** Keys of the process instances in which a variable has this value. */
  List<Long> instancesWith(String variable, String value) {
    return client
        .newVariableSearchRequest()
        .filter(v -> v.name(variable).value('"' + value + '"'))
        .send()
        .join()
        .items()
        .stream()
        .map(Variable::getProcessInstanceKey)
        .distinct()
        .toList();
  }

  /** The variables of the process itself: what has come out of its tasks and stages. */
  Map<String, String> processVariables(long processInstanceKey) {
    var variables = new HashMap<String, String>();
    client
        .newVariableSearchRequest()
        .filter(v -> v.processInstanceKey(processInstanceKey).scopeKey(processInstanceKey))
        .send()
        .join()
        .items()
        .forEach(variable -> variables.put(variable.getName(), variable.getValue()));
    assertThat(variables).isNotEmpty();
    return variables;
  }
}
