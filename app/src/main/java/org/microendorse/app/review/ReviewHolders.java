package org.microendorse.app.review;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.microendorse.app.deployment.Engine;
import org.microendorse.processes.DecisionValues;
import org.microendorse.processes.SubmissionReviewProcess;
import org.microendorse.processes.SubmissionReviewProcess.Elements;
import org.microendorse.processes.Variables;
import org.springframework.stereotype.Component;

/** Which step submissions under review wait at, and who has taken it on, as the engine has it. */
@Component
class ReviewHolders {
  /** The most the engine gives at once. Of more, the least urgent are not told. */
  private static final int AT_MOST = 5_000;

  private static final List<String> NAMES =
      List.of(Variables.SUBMISSION_ID, Variables.NEXT_ASSESSOR);

  private final CamundaClient camunda;
  private final Engine engine;

  ReviewHolders(CamundaClient camunda, Engine engine) {
    this.camunda = camunda;
    this.engine = engine;
  }

  /** What is waited for. */
  enum Step {
    REVIEWERS,
    ASSESSMENT,
    APPROVAL,
    LEAD
  }

  /**
   * A step of one submission.
   *
   * @param username whoever has taken it on; null if nobody has
   */
  record Holder(Step step, String username) {}

  /** By submission id; those between two steps are missing. */
  Map<String, Holder> all() {
    List<UserTask> tasks = tasks();
    Map<Long, Map<String, String>> facts = facts(tasks);
    Map<String, Holder> holders = new HashMap<>();
    for (UserTask task : tasks) {
      Map<String, String> about = facts.getOrDefault(task.getProcessInstanceKey(), Map.of());
      holders.put(
          about.get(Variables.SUBMISSION_ID),
          new Holder(step(task, about.get(Variables.NEXT_ASSESSOR)), holder(task)));
    }
    return holders;
  }

  private List<UserTask> tasks() {
    return engine.ask(
        () ->
            camunda
                .newUserTaskSearchRequest()
                .filter(
                    task ->
                        task.bpmnProcessId(SubmissionReviewProcess.PROCESS_ID)
                            .state(UserTaskState.CREATED))
                .sort(sort -> sort.dueDate().asc())
                .page(page -> page.limit(AT_MOST))
                .send()
                .join()
                .items());
  }

  /** What the reviews of these tasks are about, by process instance key and name. */
  private Map<Long, Map<String, String>> facts(List<UserTask> tasks) {
    if (tasks.isEmpty()) {
      return Map.of();
    }
    List<Long> instances = tasks.stream().map(UserTask::getProcessInstanceKey).distinct().toList();
    List<Variable> variables =
        engine.ask(
            () ->
                camunda
                    .newVariableSearchRequest()
                    .filter(
                        variable ->
                            variable
                                .scopeKey(scope -> scope.in(instances))
                                .name(name -> name.in(NAMES)))
                    .page(page -> page.limit(NAMES.size() * instances.size()))
                    .send()
                    .join()
                    .items());
    return variables.stream()
        .collect(
            Collectors.groupingBy(
                Variable::getScopeKey,
                Collectors.toMap(Variable::getName, it -> it.getValue().replace("\"", ""))));
  }

  private static Step step(UserTask task, String nextAssessor) {
    return switch (task.getElementId()) {
      case Elements.ASSESS_SUBMISSION ->
          DecisionValues.NextAssessor.LEAD_ASSESSOR.equals(nextAssessor)
              ? Step.LEAD
              : Step.ASSESSMENT;
      case Elements.APPROVE_ASSESSMENT -> Step.APPROVAL;
      default -> Step.REVIEWERS;
    };
  }

  private static String holder(UserTask task) {
    return task.getAssignee() == null || task.getAssignee().isBlank() ? null : task.getAssignee();
  }
}
