package org.microendorse.app.deployment;

import io.camunda.client.api.response.Decision;
import io.camunda.client.api.response.DecisionRequirements;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.response.Form;
import io.camunda.client.api.response.Process;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.CatalogService;
import org.microendorse.domain.catalog.Levels;
import org.microendorse.domain.notification.MailWording;
import org.microendorse.domain.rules.ModelDeployments;
import org.microendorse.domain.rules.ModelDeployments.Kind;
import org.microendorse.domain.rules.ModelDeployments.Model;
import org.microendorse.domain.rules.ModelDeployments.ProcessFacts;
import org.microendorse.processes.MicroCredentialPathProcess;
import org.microendorse.processes.ModelProperties.Purposes;
import org.microendorse.workers.common.EngineModels;
import org.microendorse.workers.common.EngineRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings all processes, decisions, forms and texts of mails live at once, so that models that
 * belong together change together. The engine ignores unchanged models. Models with errors do not
 * go live: what was live before stays live.
 */
@Component
@Order(0)
public class LiveModels implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(LiveModels.class);

  private final EngineModels engine;
  private final ModelDeployments deployments;
  private final CatalogService catalog;
  private final MailWording mails;
  private final Levels levels;
  private final TransactionTemplate transaction;
  private final String folder;
  private volatile List<Finding> refused = List.of();
  private volatile List<Finding> warnings = List.of();

  /**
   * @param folder of the process owner's own models; empty for those that come with the application
   */
  LiveModels(
      EngineModels engine,
      ModelDeployments deployments,
      CatalogService catalog,
      MailWording mails,
      Levels levels,
      TransactionTemplate transaction,
      @Value("${endorse.models:}") String folder) {
    this.engine = engine;
    this.deployments = deployments;
    this.catalog = catalog;
    this.mails = mails;
    this.levels = levels;
    this.transaction = transaction;
    this.folder = folder;
  }

  /**
   * @throws ModelsRefused if the models have errors and none were deployed before
   */
  @Override
  public void run(ApplicationArguments arguments) {
    try {
      readAgain();
    } catch (ModelsRefused errors) {
      if (!engine.knows(MicroCredentialPathProcess.PROCESS_ID)) {
        throw errors;
      }
      LOG.error("{}\n  The models that were deployed before stay live.", errors.getMessage());
    }
  }

  /**
   * Reads the models again, checks them and deploys them.
   *
   * @throws ModelsRefused if they have errors; then nothing has changed
   */
  void readAgain() {
    readAgain(() -> {});
  }

  /**
   * The same, and records it.
   *
   * @param record called in the transaction in which they go live
   */
  void readAgain(Runnable record) {
    try {
      deploy(isOwn() ? ModelSet.in(Path.of(folder)) : ModelSet.delivered(), record);
    } catch (ModelsRefused errors) {
      refused = errors.findings();
      throw errors;
    }
  }

  /** Whether they come from the process owner's folder. */
  boolean isOwn() {
    return !folder.isBlank();
  }

  /** What is wrong with the models that were read last; empty if they are live. */
  List<Finding> refused() {
    return refused;
  }

  /** What the owner of the models that are live should look at. */
  List<Finding> warnings() {
    return warnings;
  }

  /**
   * Checks a set of models and deploys it.
   *
   * @throws ModelsRefused if it has errors; then nothing has changed
   */
  void deploy(ModelSet set) {
    deploy(set, () -> {});
  }

  private synchronized void deploy(ModelSet set, Runnable record) {
    // The delivered ones were checked when the application was built.
    boolean own = !set.origin().equals(ModelSet.DELIVERED);
    List<Finding> findings = own ? ModelCheck.of(set) : List.of();
    ModelSet models = own ? ModelCheck.completed(set) : set;
    refuseIfWrong(models, findings);
    Map<String, ProcessFacts> processes = ProcessesOf.set(models);
    refuseIfWrong(models, missingForCatalog(models.origin(), processes));
    try {
      DeploymentEvent deployed = engine.deploy(models.models());
      transaction.executeWithoutResult(
          status -> {
            mails.use(models.mails());
            levels.use(ModelCheck.levelsOf(models));
            deployments.wentLive(
                models.origin(), modelsOf(deployed, models, processes), models.formsAndDecisions());
            record.run();
          });
      refused = List.of();
      warnings = findings;
      findings.forEach(it -> LOG.warn("{}", it));
    } catch (EngineRefused errors) {
      throw new ModelsRefused(models.origin(), findingsOf(models, errors));
    }
  }

  private static void refuseIfWrong(ModelSet models, List<Finding> findings) {
    if (findings.stream().anyMatch(Finding::isError)) {
      throw new ModelsRefused(models.origin(), findings);
    }
  }

  /** Processes that micro-credentials on offer name, and that are not there. */
  private List<Finding> missingForCatalog(String origin, Map<String, ProcessFacts> processes) {
    List<Finding> missing = new ArrayList<>();
    catalog
        .processesInUse()
        .forEach(
            (id, named) -> {
              check(Purposes.PATH, named.path(), id, origin, processes, missing);
              check(Purposes.REVIEW, named.review(), id, origin, processes, missing);
            });
    return missing;
  }

  private static void check(
      String purpose,
      @Nullable String named,
      String microCredential,
      String origin,
      Map<String, ProcessFacts> processes,
      List<Finding> missing) {
    ProcessFacts process = named == null ? null : processes.get(named);
    if (named != null && (process == null || !purpose.equals(process.purpose()))) {
      missing.add(
          Finding.error(
              origin,
              "There is no process %s with the purpose \"%s\", which the catalog names for %s."
                  .formatted(named, purpose, microCredential)));
    }
  }

  private static List<Model> modelsOf(
      DeploymentEvent deployed, ModelSet set, Map<String, ProcessFacts> processes) {
    // A decision is in the file of its requirements.
    Map<Long, String> files =
        deployed.getDecisionRequirements().stream()
            .collect(
                Collectors.toMap(
                    DecisionRequirements::getDecisionRequirementsKey,
                    DecisionRequirements::getResourceName));
    List<Model> models = new ArrayList<>();
    for (Process it : deployed.getProcesses()) {
      LOG.info("Process {} is deployed in version {}", it.getBpmnProcessId(), it.getVersion());
      models.add(
          new Model(
              Kind.PROCESS,
              it.getBpmnProcessId(),
              it.getResourceName(),
              it.getVersion(),
              set.sha256(it.getResourceName()),
              processes.get(it.getBpmnProcessId()),
              null));
    }
    for (Decision it : deployed.getDecisions()) {
      String file = files.getOrDefault(it.getDecisionRequirementsKey(), "");
      models.add(
          new Model(
              Kind.DECISION,
              it.getDmnDecisionId(),
              file,
              it.getVersion(),
              set.sha256(file),
              null,
              it.getDecisionKey()));
    }
    for (Form it : deployed.getForm()) {
      String file = it.getResourceName();
      models.add(
          new Model(
              Kind.FORM, it.getFormId(), file, it.getVersion(), set.sha256(file), null, null));
    }
    return models;
  }

  /**
   * A form that is live.
   *
   * @throws IllegalArgumentException if there is no form with this id
   */
  public JsonNode form(String id) {
    return deployments
        .form(id)
        .map(JsonMapper.shared()::readTree)
        .orElseThrow(() -> new IllegalArgumentException("There is no form " + id));
  }

  /** The engine's own words, which name the element. */
  private static List<Finding> findingsOf(ModelSet models, EngineRefused errors) {
    String message = String.valueOf(errors.getMessage());
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
    return List.of(Finding.error(file, "The engine rejects it. " + words));
  }
}
