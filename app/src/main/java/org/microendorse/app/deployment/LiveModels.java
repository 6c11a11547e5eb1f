package org.microendorse.app.deployment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.microendorse.processes.MicroCredentialPathProcess;
import org.microendorse.workers.common.EngineModels;
import org.microendorse.workers.common.EngineRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Brings all processes, decisions and forms live in one deployment, so that models that belong
 * together change together. The engine ignores unchanged models. Models with errors do not go live:
 * what was live before stays live.
 */
@Component
@Order(0)
public class LiveModels implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(LiveModels.class);

  private final EngineModels engine;
  private final String folder;
  private volatile ModelSet live = ModelSet.delivered();

  /**
   * @param folder of the process owner's own models; empty for those that come with the application
   */
  LiveModels(EngineModels engine, @Value("${endorse.models:}") String folder) {
    this.engine = engine;
    this.folder = folder;
  }

  /**
   * @throws ModelsRefused if the models have errors and none were deployed before
   */
  @Override
  public void run(ApplicationArguments arguments) {
    try {
      deploy(folder.isBlank() ? ModelSet.delivered() : ModelSet.in(Path.of(folder)));
    } catch (ModelsRefused refused) {
      if (!engine.knows(MicroCredentialPathProcess.PROCESS_ID)) {
        throw refused;
      }
      LOG.error("{}\n  The models that were deployed before stay live.", refused.getMessage());
    }
  }

  /**
   * Checks a set of models and deploys it.
   *
   * @throws ModelsRefused if it has errors; then nothing has changed
   */
  void deploy(ModelSet models) {
    List<Finding> findings = ModelCheck.of(models);
    if (!findings.isEmpty()) {
      throw new ModelsRefused(models.origin(), findings);
    }
    try {
      engine
          .deploy(models.files())
          .getProcesses()
          .forEach(
              p ->
                  LOG.info(
                      "Process {} is deployed in version {}",
                      p.getBpmnProcessId(),
                      p.getVersion()));
      live = models;
    } catch (EngineRefused refused) {
      throw new ModelsRefused(models.origin(), findingsOf(models, refused));
    }
  }

  /**
   * A form as it was deployed.
   *
   * @throws IllegalArgumentException if there is no form with this id
   */
  public JsonNode form(String id) {
    return live.form(id).orElseThrow(() -> new IllegalArgumentException("There is no form " + id));
  }

  /** The engine's own words, which name the element. */
  private static List<Finding> findingsOf(ModelSet models, EngineRefused refused) {
    String message = String.valueOf(refused.getMessage());
    String file =
        models.files().keySet().stream()
            .filter(name -> message.contains("'" + name + "'"))
            .findFirst()
            .orElse(models.origin());
    String words =
        String.join(
            " ",
            Arrays.stream(message.split("\\R"))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList());
    return List.of(new Finding(file, "The engine does not take it. " + words));
  }
}
