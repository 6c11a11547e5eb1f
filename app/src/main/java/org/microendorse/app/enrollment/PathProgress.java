package org.microendorse.app.enrollment;

import static org.microendorse.domain.language.Messages.message;

import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.response.ElementInstance;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.web.DiagramNames;
import org.microendorse.domain.enrollment.Enrollment;
import org.microendorse.domain.enrollment.EnrollmentStatus;
import org.microendorse.processes.ModelProperties.Others;
import org.microendorse.workers.common.EngineInstances;
import org.microendorse.workers.common.EngineModels;
import org.springframework.stereotype.Component;

/** An educator's progress on a path, as the engine reports it. */
@Component
public class PathProgress {
  private final EngineInstances instances;
  private final EngineModels models;
  private final Map<Long, String> diagrams = new ConcurrentHashMap<>();
  private final Map<Long, PathMarks> marks = new ConcurrentHashMap<>();

  PathProgress(EngineInstances instances, EngineModels models) {
    this.instances = instances;
    this.models = models;
  }

  /**
   * @param stage null while the path is being opened
   * @param with who has to act now; null if it is the educator's turn
   * @param ended whether it was ended without a badge
   */
  public record Progress(
      @Nullable Stage stage, @Nullable With with, boolean earned, boolean ended) {
    /** Whether a submission is being checked or reviewed. */
    public boolean withReviewers() {
      return with != null && with != With.COACH;
    }

    public List<Stage.Step> steps() {
      return Stage.steps(stage, earned);
    }

    /** The same in one sentence, for people who cannot see the shapes. */
    public String summary() {
      if (earned) {
        return message("path.summary.earned");
      }
      if (ended) {
        return message("path.summary.ended");
      }
      return stage == null
          ? message("path.summary.opening")
          : message("path.summary.stage", stage.ordinal() + 1, stage.label());
    }
  }

  /** Others whose turn it is before the educator can continue. */
  public enum With {
    PRE_CHECK(Others.PRE_CHECK),
    REVIEWERS(Others.REVIEWERS),
    INTEGRITY_TEAM(Others.INTEGRITY_TEAM),
    COACH(Others.COACH);

    private final String mark;

    With(String mark) {
      this.mark = mark;
    }

    /** Those whom a model marks with this name. */
    static Optional<With> of(String mark) {
      return Arrays.stream(values()).filter(with -> with.mark.equals(mark)).findFirst();
    }
  }

  /** The process diagram, in the reader's language, and its completed and active elements. */
  public record Diagram(String xml, List<String> done, List<String> here) {}

  public Progress of(Enrollment enrollment) {
    if (enrollment.status() == EnrollmentStatus.EARNED) {
      return new Progress(Stage.GET_FEEDBACK, null, true, false);
    }
    if (!enrollment.isRunning()) {
      return new Progress(Stage.GET_FEEDBACK, null, false, true);
    }
    if (enrollment.processInstanceKey() == null) {
      return new Progress(null, null, false, false);
    }
    List<ElementInstance> stages =
        instances.elements(enrollment.processInstanceKey(), ElementInstanceType.SUB_PROCESS);
    if (stages.isEmpty()) {
      return new Progress(Stage.GET_READY, null, false, false);
    }
    PathMarks marks = marksOf(stages.getFirst().getProcessDefinitionKey());
    Optional<Stage> active =
        stages.stream()
            .filter(PathProgress::isActive)
            .flatMap(element -> marks.stage(element.getElementId()).stream())
            .findFirst();
    With with =
        active.filter(Stage.GET_FEEDBACK::equals).isPresent()
            ? with(enrollment.processInstanceKey(), marks)
            : null;
    return new Progress(
        active.or(() -> lastOf(stages, marks)).orElse(Stage.GET_READY), with, false, false);
  }

  private PathMarks marksOf(long processDefinitionKey) {
    return marks.computeIfAbsent(processDefinitionKey, key -> PathMarks.of(bpmn(key)));
  }

  private String bpmn(long processDefinitionKey) {
    return diagrams.computeIfAbsent(processDefinitionKey, models::bpmn);
  }

  private @Nullable With with(long processInstanceKey, PathMarks marks) {
    return Stream.of(ElementInstanceType.CALL_ACTIVITY, ElementInstanceType.USER_TASK)
        .flatMap(type -> instances.elements(processInstanceKey, type).stream())
        .filter(PathProgress::isActive)
        .flatMap(element -> marks.with(element.getElementId()).stream())
        .findFirst()
        .orElse(null);
  }

  public Diagram diagram(Enrollment enrollment) {
    if (enrollment.processInstanceKey() == null) {
      return new Diagram("", List.of(), List.of());
    }
    List<ElementInstance> elements = instances.elements(enrollment.processInstanceKey());
    String xml =
        elements.stream()
            .findFirst()
            .map(element -> bpmn(element.getProcessDefinitionKey()))
            .orElse("");
    List<String> here =
        elements.stream()
            .filter(PathProgress::isActive)
            .map(ElementInstance::getElementId)
            .distinct()
            .toList();
    List<String> done =
        elements.stream()
            .filter(element -> element.getState() == ElementInstanceState.COMPLETED)
            .map(ElementInstance::getElementId)
            .filter(id -> !here.contains(id))
            .distinct()
            .toList();
    return new Diagram(DiagramNames.translatedIn(xml), done, here);
  }

  /** Between two stages, none is active for a moment. */
  private static Optional<Stage> lastOf(List<ElementInstance> stages, PathMarks marks) {
    return stages.stream()
        .filter(element -> marks.stage(element.getElementId()).isPresent())
        .max(Comparator.comparing(ElementInstance::getElementInstanceKey))
        .flatMap(element -> marks.stage(element.getElementId()));
  }

  private static boolean isActive(ElementInstance element) {
    return element.getState() == ElementInstanceState.ACTIVE;
  }
}
