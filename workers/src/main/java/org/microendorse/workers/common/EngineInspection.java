package org.microendorse.workers.common;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.DecisionInstance;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.SearchResponse;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Everything about one instance, for operators. Methods that return a supplier ask right away, so
 * that several questions run in parallel.
 */
@Component
public class EngineInspection {
  private static final int VARIABLES = 500;
  private static final int TASKS = 100;
  private static final int CALLED = 100;
  private static final int DECISIONS = 20;

  private final CamundaClient camunda;

  EngineInspection(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /**
   * The newest elements that an instance has been at.
   *
   * @param total how many there are
   */
  public record History(List<ElementInstance> newest, long total) {}

  /** Where an instance has been and is, newest first. */
  public Supplier<History> beginHistory(long instance, int limit) {
    Supplier<SearchResponse<ElementInstance>> asked =
        EngineRetry.begin(
            () ->
                camunda
                    .newElementInstanceSearchRequest()
                    .filter(element -> element.processInstanceKey(instance))
                    .sort(sort -> sort.startDate().desc())
                    .page(page -> page.limit(limit)));
    return () -> {
      SearchResponse<ElementInstance> answer = asked.get();
      // Much happens within one millisecond; keys are in the order in which it did.
      List<ElementInstance> newest =
          answer.items().stream()
              .sorted(
                  Comparator.comparing(ElementInstance::getStartDate)
                      .thenComparing(ElementInstance::getElementInstanceKey)
                      .reversed())
              .toList();
      return new History(newest, answer.page().totalItems());
    };
  }

  /** The variables of an instance and of its elements, by name. */
  public Supplier<List<Variable>> beginVariables(long instance) {
    var asked =
        EngineRetry.begin(
            () ->
                camunda
                    .newVariableSearchRequest()
                    .filter(variable -> variable.processInstanceKey(instance))
                    .withFullValues()
                    .sort(sort -> sort.name().asc())
                    .page(page -> page.limit(VARIABLES)));
    return () -> asked.get().items();
  }

  /** The tasks of people in an instance, newest first. */
  public Supplier<List<UserTask>> beginTasks(long instance) {
    var asked =
        EngineRetry.begin(
            () ->
                camunda
                    .newUserTaskSearchRequest()
                    .filter(task -> task.processInstanceKey(instance))
                    .sort(sort -> sort.creationDate().desc())
                    .page(page -> page.limit(TASKS)));
    return () -> asked.get().items();
  }

  /** The instances that an instance has called, newest first. */
  public Supplier<List<ProcessInstance>> beginCalled(long instance) {
    var asked =
        EngineRetry.begin(
            () ->
                camunda
                    .newProcessInstanceSearchRequest()
                    .filter(called -> called.parentProcessInstanceKey(instance))
                    .sort(sort -> sort.startDate().desc())
                    .page(page -> page.limit(CALLED)));
    return () -> asked.get().items();
  }

  /** The newest decisions in an instance, with what went in, and the rows that matched. */
  public List<DecisionInstance> decisions(long instance) {
    List<Supplier<DecisionInstance>> asked =
        EngineRetry.ask(
                () ->
                    camunda
                        .newDecisionInstanceSearchRequest()
                        .filter(decision -> decision.processInstanceKey(instance))
                        .sort(sort -> sort.evaluationDate().desc())
                        .page(page -> page.limit(DECISIONS)))
            .items()
            .stream()
            .map(DecisionInstance::getDecisionInstanceId)
            .map(id -> EngineRetry.begin(() -> camunda.newDecisionInstanceGetRequest(id)))
            .toList();
    return asked.stream().map(Supplier::get).toList();
  }

  /** A variable of an instance; empty if it has none with this key. */
  public Optional<Variable> variable(long instance, long key) {
    return EngineRetry.ask(
            () ->
                camunda
                    .newVariableSearchRequest()
                    .filter(variable -> variable.processInstanceKey(instance).variableKey(key))
                    .withFullValues())
        .items()
        .stream()
        .findFirst();
  }

  /**
   * Changes a variable where it is, and waits until searches see it.
   *
   * @param value as JSON
   * @return false if that has ended
   */
  public boolean change(Variable variable, String value) {
    try {
      EngineRetry.ask(
          () ->
              camunda
                  .newSetVariablesCommand(variable.getScopeKey())
                  .variables("{\"%s\":%s}".formatted(variable.getName(), value))
                  .local(true));
    } catch (EngineRefused refused) {
      if (refused.reason() == EngineRefused.Reason.OTHER) {
        throw refused;
      }
      return false;
    }
    if (!value.equals(variable.getValue())) {
      SearchLag.await(
          () -> variable(variable.getProcessInstanceKey(), variable.getVariableKey()),
          it -> !it.getValue().equals(variable.getValue()));
    }
    return true;
  }
}
