package org.microendorse.app.review;

import io.camunda.client.api.search.response.UserTask;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.rules.ModelDeployments;
import org.microendorse.processes.DecisionValues;
import org.microendorse.processes.JobTypes.Duties;
import org.microendorse.processes.TaskHeaders;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineInstances;
import org.microendorse.workers.common.EngineTasks;
import org.springframework.stereotype.Component;

/** The current step of submissions in review, and who has claimed it, as the engine reports it. */
@Component
class ReviewHolders {
  /** The most that the engine returns at once. If there are more, the least urgent are missing. */
  private static final int AT_MOST = 5_000;

  private static final List<String> NAMES =
      List.of(Variables.SUBMISSION_ID, Variables.NEXT_ASSESSOR);

  private final EngineTasks tasks;
  private final EngineInstances instances;
  private final ModelDeployments models;

  ReviewHolders(EngineTasks tasks, EngineInstances instances, ModelDeployments models) {
    this.tasks = tasks;
    this.instances = instances;
    this.models = models;
  }

  /** The kind of step. */
  enum Step {
    REVIEWERS,
    ASSESSMENT,
    SECOND_SCORE,
    APPROVAL,
    LEAD,
    PRE_CHECK,
    CONCERN
  }

  /**
   * A step of one submission.
   *
   * @param username the person who has claimed it
   */
  record Holder(Step step, @Nullable String username) {}

  /** By submission id; those between two steps are missing. */
  Map<String, Holder> all() {
    // A process that is no longer live may still have tasks.
    Set<String> processes = new HashSet<>(TaskHeaders.reviewing());
    processes.addAll(models.reviewing());
    List<UserTask> open =
        processes.stream().flatMap(process -> tasks.openOf(process, AT_MOST).stream()).toList();
    Map<Long, Map<String, String>> facts =
        instances.texts(
            open.stream().map(UserTask::getProcessInstanceKey).collect(Collectors.toSet()), NAMES);
    Map<String, Holder> holders = new HashMap<>();
    for (UserTask task : open) {
      Map<String, String> about = facts.getOrDefault(task.getProcessInstanceKey(), Map.of());
      String submission = about.get(Variables.SUBMISSION_ID);
      if (submission != null) {
        holders.put(
            submission, new Holder(step(task, about.get(Variables.NEXT_ASSESSOR)), holder(task)));
      }
    }
    return holders;
  }

  private static Step step(UserTask task, @Nullable String nextAssessor) {
    String duty =
        TaskHeaders.of(task.getBpmnProcessId(), task.getElementId(), task.getCustomHeaders())
            .getOrDefault(TaskHeaders.DUTY, "");
    return switch (duty) {
      case Duties.PRE_CHECK -> Step.PRE_CHECK;
      case Duties.ASSESS ->
          DecisionValues.NextAssessor.LEAD_ASSESSOR.equals(nextAssessor)
              ? Step.LEAD
              : Step.ASSESSMENT;
      case Duties.SECOND_SCORE -> Step.SECOND_SCORE;
      case Duties.APPROVE -> Step.APPROVAL;
      case Duties.CONCERN -> Step.CONCERN;
      default -> Step.REVIEWERS;
    };
  }

  private static @Nullable String holder(UserTask task) {
    return task.getAssignee() == null || task.getAssignee().isBlank() ? null : task.getAssignee();
  }
}
