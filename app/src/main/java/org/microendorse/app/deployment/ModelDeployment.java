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
 * Brings every process, decision and form to the engine in one deployment, so that what belongs
 * together goes live together. The engine ignores what has not changed.
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
        .forEach(p -> LOG.info("{} is live in version {}", p.getBpmnProcessId(), p.getVersion()));
  }
}
