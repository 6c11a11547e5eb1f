package org.microendorse.workers.common;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.filter.ProcessInstanceFilter;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.statistics.response.ProcessElementStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * How many instances there are, and where they are. The engine counts; no instance is loaded.
 * Methods that return a supplier ask right away, so that several questions run in parallel.
 */
@Component
public class EngineStatistics {
  private final CamundaClient camunda;

  EngineStatistics(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /**
   * Running instances.
   *
   * @param stuck those with an incident
   */
  public record Running(long all, long stuck) {}

  /** Instances of all versions of a process. */
  public Supplier<Running> beginRunning(String processId) {
    return beginRunning(instance -> instance.processDefinitionId(processId));
  }

  /** Instances of one version of a process. */
  public Supplier<Running> beginRunning(long processDefinitionKey) {
    return beginRunning(instance -> instance.processDefinitionKey(processDefinitionKey));
  }

  private Supplier<Running> beginRunning(Consumer<ProcessInstanceFilter> which) {
    Supplier<Long> all = beginCount(which);
    Supplier<Long> stuck = beginCount(which.andThen(instance -> instance.hasIncident(true)));
    return () -> new Running(all.get(), stuck.get());
  }

  private Supplier<Long> beginCount(Consumer<ProcessInstanceFilter> which) {
    var asked =
        EngineRetry.begin(
            () ->
                camunda
                    .newProcessInstanceSearchRequest()
                    .filter(instance -> which.accept(instance.state(ProcessInstanceState.ACTIVE)))
                    .page(page -> page.limit(1)));
    return () -> asked.get().page().totalItems();
  }

  /** How many instances of one version of a process have been at each element, or are there. */
  public List<ProcessElementStatistics> elements(long processDefinitionKey) {
    return EngineRetry.ask(
        () -> camunda.newProcessDefinitionElementStatisticsRequest(processDefinitionKey));
  }

  /** Since when the instance that has been longest at an element is there; empty if none is. */
  public Supplier<Optional<Instant>> beginOldest(long processDefinitionKey, String elementId) {
    var asked =
        EngineRetry.begin(
            () ->
                camunda
                    .newElementInstanceSearchRequest()
                    .filter(
                        element ->
                            element
                                .processDefinitionKey(processDefinitionKey)
                                .elementId(elementId)
                                .state(ElementInstanceState.ACTIVE))
                    .sort(sort -> sort.startDate().asc())
                    .page(page -> page.limit(1)));
    return () ->
        asked.get().items().stream()
            .findFirst()
            .map(ElementInstance::getStartDate)
            .map(it -> it.toInstant());
  }
}
