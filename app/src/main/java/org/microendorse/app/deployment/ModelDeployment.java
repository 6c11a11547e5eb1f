package org.microendorse.app.deployment;

import org.microendorse.processes.Models;
import org.microendorse.workers.common.EngineModels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Deploys all processes, decisions and forms in one deployment, so that models that belong together
 * go live together. The engine ignores unchanged models.
 */
@Component
@Order(0)
class ModelDeployment implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);

  private final EngineModels models;

  ModelDeployment(EngineModels models) {
    this.models = models;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    models
        .deploy(Models.resources())
        .getProcesses()
        .forEach(
            p ->
                LOG.info(
                    "Process {} is deployed in version {}", p.getBpmnProcessId(), p.getVersion()));
  }
}
