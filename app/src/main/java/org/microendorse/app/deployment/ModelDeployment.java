package org.microendorse.app.deployment;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.time.Duration;
import java.util.List;
import org.microendorse.processes.Models;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Brings every process, decision and form to the engine in one deployment, so that what belongs
 * together goes live together. The engine ignores what has not changed.
 */
@Component
@Order(0)
class ModelDeployment implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);

  private final CamundaClient camunda;
  private final Engine engine;

  ModelDeployment(CamundaClient camunda, Engine engine) {
    this.camunda = camunda;
    this.engine = engine;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    List<String> resources = Models.resources();
    var deployed =
        engine.ask(
            () -> {
              DeployResourceCommandStep2 command =
                  camunda.newDeployResourceCommand().addResourceFromClasspath(resources.getFirst());
              resources.stream().skip(1).forEach(command::addResourceFromClasspath);
              return command.requestTimeout(Duration.ofSeconds(30)).send().join();
            });
    deployed
        .getProcesses()
        .forEach(p -> LOG.info("{} is live in version {}", p.getBpmnProcessId(), p.getVersion()));
  }
}
