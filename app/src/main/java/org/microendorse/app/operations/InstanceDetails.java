package org.microendorse.app.operations;

import static org.microendorse.domain.language.Messages.message;

import io.camunda.client.api.response.MatchedDecisionRule;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.DecisionInstance;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.language.ModelTexts;
import org.microendorse.workers.common.EngineInspection;
import org.microendorse.workers.common.EngineInstances;
import org.springframework.stereotype.Component;

/** One instance, for operators: where it has been, what it holds, what was decided. */
@Component
class InstanceDetails {
  private static final int HISTORY_SHOWN = 200;

  private final EngineInstances instances;
  private final EngineInspection engine;
  private final DeployedProcesses deployed;
  private final InstanceSearch search;
  private final Incidents incidents;
  private final VariableRules rules;

  InstanceDetails(
      EngineInstances instances,
      EngineInspection engine,
      DeployedProcesses deployed,
      InstanceSearch search,
      Incidents incidents,
      VariableRules rules) {
    this.instances = instances;
    this.engine = engine;
    this.deployed = deployed;
    this.search = search;
    this.incidents = incidents;
    this.rules = rules;
  }

  /**
   * An instance.
   *
   * @param process the key of its version of the process
   * @param caller the instance that called it; null if none has
   * @param history newest first
   * @param earlier how many steps are not shown
   */
  record Details(
      InstanceSearch.Row instance,
      long process,
      InstanceSearch.@Nullable Row caller,
      List<InstanceSearch.Row> called,
      List<Incidents.Kind> stuck,
      List<Step> history,
      long earlier,
      List<Task> tasks,
      List<Value> variables,
      List<Decision> decisions) {
    public boolean isActive() {
      return instance.ended() == null;
    }

    public long openCalls() {
      return called.stream().filter(it -> it.ended() == null).count();
    }

    public long openTasks() {
      return tasks.stream().filter(Task::isOpen).count();
    }

    /** The variables of the whole instance, and those that only one step has. */
    public List<List<Value>> groups() {
      return Stream.of(false, true)
          .map(local -> variables.stream().filter(it -> (it.place() != null) == local).toList())
          .toList();
    }
  }

  /**
   * A step that an instance has come to.
   *
   * @param state {@code waits}, {@code stuck}, {@code done} or {@code canceled}
   * @param who the user name of the person who has or had the task; null if there is none
   */
  record Step(
      String name,
      String kind,
      String state,
      Instant since,
      @Nullable Instant until,
      @Nullable String who) {}

  /**
   * A task of a person.
   *
   * @param state {@code CREATED}, {@code COMPLETED}, {@code CANCELED} and so on
   * @param assignee the user name; null if nobody has claimed it
   */
  record Task(
      String name,
      String state,
      @Nullable String assignee,
      Instant created,
      @Nullable OffsetDateTime due) {
    public boolean isOpen() {
      return state.equals("CREATED");
    }
  }

  /**
   * A variable.
   *
   * @param place where it is only known; null if in the whole instance
   * @param hidden whether a reason is needed to see its value
   * @param changeable whether it is known what it can be, and the instance is running
   */
  record Value(
      long key,
      String name,
      @Nullable String place,
      boolean hidden,
      boolean changeable,
      String value) {
    private static final int SHORT = 100;

    public String id() {
      return "variable-" + key;
    }

    /** The beginning of a long value; null for a short one. */
    public @Nullable String beginning() {
      return value.length() <= SHORT ? null : value.substring(0, SHORT - 1) + "…";
    }
  }

  /**
   * A decision that was evaluated.
   *
   * @param rows the numbers of the rows that matched, from 1
   * @param inputs what went in, by the title of the column
   * @param outputs what came out of the rows, by the title of the column
   * @param failure null unless it could not be evaluated
   */
  record Decision(
      String key,
      String name,
      int version,
      Instant at,
      List<Integer> rows,
      Map<String, String> inputs,
      Map<String, String> outputs,
      @Nullable String failure) {
    public String id() {
      return "decision-" + key;
    }
  }

  /**
   * Everything about an instance, with a fixed number of questions.
   *
   * @throws NotFound if there is none with this key
   */
  Details of(long key) {
    ProcessInstance instance = find(key);
    Supplier<EngineInspection.History> history = engine.beginHistory(key, HISTORY_SHOWN);
    Supplier<List<Variable>> variables = engine.beginVariables(key);
    Supplier<List<UserTask>> tasks = engine.beginTasks(key);
    Supplier<List<ProcessInstance>> called = engine.beginCalled(key);
    Long parent = instance.getParentProcessInstanceKey();
    ProcessInstance caller = parent == null ? null : instances.find(parent).orElse(null);
    DeployedProcesses.Process process = deployed.of(instance.getProcessDefinitionKey());
    List<ProcessInstance> shown = new ArrayList<>(called.get());
    shown.add(instance);
    if (caller != null) {
      shown.add(caller);
    }
    Map<Long, InstanceSearch.Row> rows = new LinkedHashMap<>();
    search.rows(shown).forEach(row -> rows.put(row.key(), row));
    InstanceSearch.Row own = Objects.requireNonNull(rows.remove(key));
    InstanceSearch.Row above = caller == null ? null : rows.remove(parent);
    EngineInspection.History been = history.get();
    List<UserTask> people = tasks.get();
    return new Details(
        own,
        instance.getProcessDefinitionKey(),
        above,
        List.copyOf(rows.values()),
        incidents.in(key),
        steps(process, been.newest(), people),
        been.total() - been.newest().size(),
        people.stream().map(it -> task(process, it)).toList(),
        values(process, instance, variables.get(), been.newest()),
        engine.decisions(key).stream().map(InstanceDetails::decision).toList());
  }

  ProcessInstance find(long key) {
    return instances.find(key).orElseThrow(() -> new NotFound("instance", key));
  }

  /**
   * The diagram of an instance with what is done, where it is, and where it is stuck.
   *
   * @throws NotFound if there is none with this key
   */
  Diagram diagram(long key) {
    ProcessInstance instance = find(key);
    // What happened last at an element counts.
    Map<String, String> looks = new LinkedHashMap<>();
    for (ElementInstance it : instances.elements(key)) {
      looks.merge(it.getElementId(), look(it), InstanceDetails::stronger);
    }
    return new Diagram(
        deployed.of(instance.getProcessDefinitionKey()).translated(),
        looks.entrySet().stream()
            .filter(it -> !it.getValue().isEmpty())
            .map(it -> new Diagram.Mark(it.getKey(), it.getValue(), null))
            .toList());
  }

  private static String look(ElementInstance element) {
    return switch (element.getState()) {
      case ACTIVE -> element.getIncident() ? "is-stuck" : "is-here";
      case COMPLETED -> "is-done";
      default -> "";
    };
  }

  private static String stronger(String one, String other) {
    return Stream.of("is-stuck", "is-here", "is-done")
        .filter(it -> it.equals(one) || it.equals(other))
        .findFirst()
        .orElse("");
  }

  private static List<Step> steps(
      DeployedProcesses.Process process, List<ElementInstance> elements, List<UserTask> tasks) {
    Map<Long, String> who = new HashMap<>();
    tasks.stream()
        .filter(it -> it.getAssignee() != null)
        .forEach(it -> who.put(it.getElementInstanceKey(), it.getAssignee()));
    return elements.stream()
        .filter(
            it ->
                process.isNamed(it.getElementId())
                    && (!process.isGateway(it.getElementId())
                        || it.getState() == ElementInstanceState.ACTIVE))
        .map(
            it ->
                new Step(
                    process.name(it.getElementId()),
                    process.kind(it.getElementId()),
                    state(it),
                    it.getStartDate().toInstant(),
                    it.getEndDate() == null ? null : it.getEndDate().toInstant(),
                    who.get(it.getElementInstanceKey())))
        .toList();
  }

  private static String state(ElementInstance element) {
    return switch (element.getState()) {
      case ACTIVE -> element.getIncident() ? "stuck" : "waits";
      case COMPLETED -> "done";
      default -> "canceled";
    };
  }

  private static Task task(DeployedProcesses.Process process, UserTask task) {
    return new Task(
        process.name(task.getElementId()),
        task.getState().name(),
        task.getAssignee(),
        task.getCreationDate().toInstant(),
        task.getDueDate());
  }

  private List<Value> values(
      DeployedProcesses.Process process,
      ProcessInstance instance,
      List<Variable> variables,
      List<ElementInstance> elements) {
    Map<Long, String> places =
        elements.stream()
            .collect(
                Collectors.toMap(
                    ElementInstance::getElementInstanceKey, it -> process.name(it.getElementId())));
    return variables.stream()
        .map(
            it ->
                new Value(
                    it.getVariableKey(),
                    it.getName(),
                    instance.getProcessInstanceKey().equals(it.getScopeKey())
                        ? null
                        : places.getOrDefault(
                            it.getScopeKey(), message("operations.variable.earlierStep")),
                    rules.isPrivate(it.getName()),
                    instance.getState() == ProcessInstanceState.ACTIVE
                        && rules.isKnown(it.getName()),
                    it.getValue()))
        .toList();
  }

  private static Decision decision(DecisionInstance it) {
    Map<String, String> inputs = new LinkedHashMap<>();
    it.getEvaluatedInputs()
        .forEach(input -> inputs.put(ModelTexts.name(input.getInputName()), input.getInputValue()));
    Map<String, String> outputs = new LinkedHashMap<>();
    it.getMatchedRules().stream()
        .flatMap(rule -> rule.getEvaluatedOutputs().stream())
        .forEach(
            output ->
                outputs.merge(
                    output.getOutputName(),
                    output.getOutputValue(),
                    (one, next) -> one + ", " + next));
    return new Decision(
        it.getDecisionInstanceId(),
        ModelTexts.name(it.getDecisionDefinitionName()),
        it.getDecisionDefinitionVersion(),
        it.getEvaluationDate().toInstant(),
        it.getMatchedRules().stream().map(MatchedDecisionRule::getRuleIndex).toList(),
        inputs,
        outputs,
        it.getEvaluationFailure());
  }
}
