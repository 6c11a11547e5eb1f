package org.microendorse.workers.common;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.search.response.Form;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Processes, decisions and forms that are deployed in the engine. */
@Component
public class EngineModels {
  /** The engine may still be starting, or be catching up. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration DEPLOYMENT_TAKES = Duration.ofSeconds(30);

  private final CamundaClient camunda;

  EngineModels(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /**
   * Deploys models to the engine in one deployment, as soon as the engine is ready.
   *
   * @param resources on the class path
   */
  public DeploymentEvent deploy(List<String> resources) {
    return EngineRetry.whileAway(
        PATIENCE,
        () -> {
          DeployResourceCommandStep2 command =
              camunda.newDeployResourceCommand().addResourceFromClasspath(resources.getFirst());
          resources.stream().skip(1).forEach(command::addResourceFromClasspath);
          return command.requestTimeout(DEPLOYMENT_TAKES).send().join();
        });
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
