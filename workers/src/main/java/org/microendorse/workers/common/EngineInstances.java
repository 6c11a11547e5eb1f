package org.microendorse.workers.common;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.filter.ElementInstanceFilter;
import io.camunda.client.api.search.filter.ProcessInstanceFilter;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.SearchResponse;
import io.camunda.client.api.search.response.Variable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Process instances: their progress and their variables. */
@Component
public class EngineInstances {
  /** Elements of one instance, loops included. */
  private static final int AT_MOST = 1_000;

  private final CamundaClient camunda;

  EngineInstances(CamundaClient camunda) {
    this.camunda = camunda;
  }

  public Optional<ProcessInstance> find(long key) {
    return EngineRetry.ask(
            () ->
                camunda
                    .newProcessInstanceSearchRequest()
                    .filter(instance -> instance.processInstanceKey(key)))
        .items()
        .stream()
        .findFirst();
  }

  /**
   * Some instances out of many.
   *
   * @param total how many there are
   */
  public record Found(List<ProcessInstance> instances, long total) {}

  /**
   * Instances that match a filter, newest first.
   *
   * @param from how many to skip
   */
  public Found search(Consumer<ProcessInstanceFilter> filter, int from, int limit) {
    SearchResponse<ProcessInstance> found =
        EngineRetry.ask(
            () ->
                camunda
                    .newProcessInstanceSearchRequest()
                    .filter(filter)
                    .sort(sort -> sort.startDate().desc())
                    .page(page -> page.from(from).limit(limit)));
    return new Found(found.items(), found.page().totalItems());
  }

  /**
   * The instances in which a variable has one of these texts.
   *
   * @param names any of these variables
   */
  public Set<Long> withText(Collection<String> names, Collection<String> texts) {
    List<String> values = texts.stream().map(text -> '"' + text + '"').toList();
    return EngineRetry.ask(
            () ->
                camunda
                    .newVariableSearchRequest()
                    .filter(
                        variable ->
                            variable
                                .name(name -> name.in(List.copyOf(names)))
                                .value(value -> value.in(values)))
                    .page(page -> page.limit(AT_MOST)))
        .items()
        .stream()
        .map(Variable::getProcessInstanceKey)
        .collect(Collectors.toSet());
  }

  /** The elements that an instance has completed, and the active ones. */
  public List<ElementInstance> elements(long key) {
    return search(element -> element.processInstanceKey(key));
  }

  /** The same, of one type. */
  public List<ElementInstance> elements(long key, ElementInstanceType type) {
    return search(element -> element.processInstanceKey(key).type(type));
  }

  /** The active elements of an instance. */
  public List<ElementInstance> activeElements(long key) {
    return search(element -> element.processInstanceKey(key).state(ElementInstanceState.ACTIVE));
  }

  private List<ElementInstance> search(Consumer<ElementInstanceFilter> filter) {
    return EngineRetry.ask(
            () ->
                camunda
                    .newElementInstanceSearchRequest()
                    .filter(filter)
                    .page(page -> page.limit(AT_MOST)))
        .items();
  }

  /**
   * Root-level variables with text values, such as ids.
   *
   * @param keys of process instances
   * @return values by process instance key and name, without the variables that do not exist
   */
  public Map<Long, Map<String, String>> texts(Collection<Long> keys, List<String> names) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    List<Long> scopes = List.copyOf(keys);
    return EngineRetry.ask(
            () ->
                camunda
                    .newVariableSearchRequest()
                    .filter(
                        variable ->
                            variable
                                .scopeKey(scope -> scope.in(scopes))
                                .name(name -> name.in(names)))
                    .page(page -> page.limit(names.size() * scopes.size())))
        .items()
        .stream()
        .collect(
            Collectors.groupingBy(
                Variable::getScopeKey,
                Collectors.toMap(Variable::getName, it -> it.getValue().replace("\"", ""))));
  }

  /** Ends an instance, unless it has ended. */
  public void cancel(long key) {
    try {
      EngineRetry.ask(() -> camunda.newCancelInstanceCommand(key));
    } catch (EngineRefused refused) {
      if (refused.reason() != EngineRefused.Reason.GONE) {
        throw refused;
      }
    }
  }

  /** The instance as soon as searches see that it has ended; after a timeout, as it is then. */
  public Optional<ProcessInstance> awaitEnded(long key) {
    return SearchLag.await(() -> find(key), it -> it.getState() != ProcessInstanceState.ACTIVE);
  }
}
