package org.microendorse.workers.common;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.filter.ProcessInstanceFilter;
import io.camunda.client.api.search.response.Form;
import io.camunda.client.api.search.response.ProcessDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Processes, decisions and forms that are deployed in the engine. */
@Component
public class EngineModels {
  /** The engine may still be starting, or be catching up. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** More versions than there are. */
  private static final int MANY = 10_000;

  private static final Duration DEPLOYMENT_TAKES = Duration.ofSeconds(30);

  private final CamundaClient camunda;

  EngineModels(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /**
   * Deploys models to the engine in one deployment, as soon as the engine is ready.
   *
   * @param models content by name; at least one
   * @throws EngineRefused if one of them is wrong; then none is deployed
   */
  public DeploymentEvent deploy(Map<String, byte[]> models) {
    return EngineRetry.whileAway(
        PATIENCE,
        () -> {
          DeployResourceCommandStep1 command = camunda.newDeployResourceCommand();
          DeployResourceCommandStep2 filled = null;
          for (var model : models.entrySet()) {
            filled =
                (filled == null ? command : filled)
                    .addResourceBytes(model.getValue(), model.getKey());
          }
          return Objects.requireNonNull(filled, "no models")
              .requestTimeout(DEPLOYMENT_TAKES)
              .send()
              .join();
        });
  }

  /** Whether any version of a process is deployed. */
  public boolean knows(String processId) {
    return !EngineRetry.ask(
            () ->
                camunda
                    .newProcessDefinitionSearchRequest()
                    .filter(definition -> definition.processDefinitionId(processId)))
        .items()
        .isEmpty();
  }

  /** All versions of all processes. */
  public List<ProcessDefinition> processes() {
    return EngineRetry.ask(
            () -> camunda.newProcessDefinitionSearchRequest().page(page -> page.limit(MANY)))
        .items();
  }

  /** The newest version of each process. */
  public List<ProcessDefinition> newestProcesses() {
    return EngineRetry.ask(
            () ->
                camunda
                    .newProcessDefinitionSearchRequest()
                    .filter(definition -> definition.isLatestVersion(true))
                    .page(page -> page.limit(MANY)))
        .items();
  }

  /** How many instances of a process are running, with any version. */
  public Supplier<Long> beginRunning(String processId) {
    return beginCount(instance -> instance.processDefinitionId(processId));
  }

  /** How many instances of one version of a process are running. */
  public Supplier<Long> beginRunning(long processDefinitionKey) {
    return beginCount(instance -> instance.processDefinitionKey(processDefinitionKey));
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

  /** A version of a process, as BPMN. */
  public String bpmn(long processDefinitionKey) {
    return EngineRetry.ask(() -> camunda.newProcessDefinitionGetXmlRequest(processDefinitionKey));
  }

  /** The form of a task, in the version the task was created with. */
  public Form formOf(long taskKey) {
    return EngineRetry.ask(() -> camunda.newUserTaskGetFormRequest(taskKey));
  }
}
