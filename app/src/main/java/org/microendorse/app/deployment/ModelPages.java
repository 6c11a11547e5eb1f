package org.microendorse.app.deployment;

import static org.microendorse.domain.language.Messages.message;

import io.camunda.client.api.search.response.ProcessDefinition;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.security.PortalUser;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.AuditLog;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.ModelTexts;
import org.microendorse.domain.notification.MailWording;
import org.microendorse.domain.rules.ModelDeployments;
import org.microendorse.domain.rules.ModelDeployments.Kind;
import org.microendorse.domain.rules.ModelDeployments.Live;
import org.microendorse.domain.rules.ModelDeployments.LiveModel;
import org.microendorse.domain.task.StepAnswers;
import org.microendorse.workers.common.EngineModels;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is live, for process owners, and the button that reads their folder again. */
@Controller
@RequestMapping("/models")
@PreAuthorize("hasRole('PROCESS_OWNER')")
class ModelPages {
  private final LiveModels models;
  private final ModelDeployments deployments;
  private final EngineModels engine;
  private final MailWording mails;
  private final StepAnswers answers;
  private final AuditLog audit;

  ModelPages(
      LiveModels models,
      ModelDeployments deployments,
      EngineModels engine,
      MailWording mails,
      StepAnswers answers,
      AuditLog audit) {
    this.models = models;
    this.deployments = deployments;
    this.engine = engine;
    this.mails = mails;
    this.answers = answers;
    this.audit = audit;
  }

  /**
   * A model that is live.
   *
   * @param name in the reader's language; the id if it has none
   * @param running how many instances are running; null unless it is a process
   */
  record Row(String name, String file, int version, Instant since, @Nullable Running running) {}

  /**
   * Running instances of a process.
   *
   * @param earlier those that began with an earlier version
   */
  record Running(long all, long earlier) {}

  @GetMapping
  String models(Model model) {
    Live live = deployments.live();
    List<ProcessDefinition> definitions = engine.processes();
    Map<String, String> names = names(definitions);
    Map<String, Running> running = running(live, definitions);
    Map<Kind, List<Row>> rows = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      rows.put(
          kind,
          live.models().stream()
              .filter(it -> it.model().kind() == kind)
              .map(it -> row(it, names, running))
              .sorted(Comparator.comparing(Row::name))
              .toList());
    }
    model.addAttribute("rows", rows);
    boolean delivered = live.origin().equals(ModelSet.DELIVERED);
    model.addAttribute("own", models.isOwn());
    model.addAttribute("folder", delivered ? null : live.origin());
    model.addAttribute("findings", models.refused());
    model.addAttribute("warnings", models.warnings());
    model.addAttribute("mails", mails.all(Language.current()));
    return "models";
  }

  /** How often people gave each answer to questions that are only in the owner's forms. */
  @GetMapping("/answers")
  String answers(Model model) {
    model.addAttribute("tallies", answers.tallies());
    return "step-answers";
  }

  /** How a mail reads, with made-up facts. */
  @GetMapping("/mails/{name}")
  String mail(@AuthenticationPrincipal PortalUser me, @PathVariable String name, Model model) {
    model.addAttribute("name", name);
    try {
      model.addAttribute(
          "mail",
          mails.preview(
              name,
              Language.current(),
              field -> field.equals("name") ? me.getDisplayName() : "[" + field + "]"));
    } catch (IllegalArgumentException unknown) {
      throw new NotFound("mail", name);
    }
    return "model-mail";
  }

  /** Reads the folder again; what is wrong with it is on the page then. */
  @PostMapping("/read-again")
  String readAgain(@AuthenticationPrincipal PortalUser me, RedirectAttributes flash) {
    try {
      models.readAgain(
          () -> audit.add(me.getUsername(), Action.MODELS_READ, deployments.live().origin(), ""));
      flash.addFlashAttribute("good", message("models.read"));
    } catch (ModelsRefused refused) {
      // The page says why.
    }
    return "redirect:/models";
  }

  private static Row row(LiveModel live, Map<String, String> names, Map<String, Running> running) {
    ModelDeployments.Model model = live.model();
    boolean process = model.kind() == Kind.PROCESS;
    return new Row(
        process ? ModelTexts.name(names.getOrDefault(model.id(), model.id())) : model.id(),
        model.file(),
        model.version(),
        live.since(),
        process ? running.get(model.id()) : null);
  }

  /** By process id, of the newest version. */
  private static Map<String, String> names(List<ProcessDefinition> definitions) {
    return definitions.stream()
        .sorted(Comparator.comparing(ProcessDefinition::getVersion))
        .collect(
            Collectors.toMap(
                ProcessDefinition::getProcessDefinitionId,
                it -> Objects.requireNonNullElse(it.getName(), it.getProcessDefinitionId()),
                (older, newer) -> newer));
  }

  /** By process id. */
  private Map<String, Running> running(Live live, List<ProcessDefinition> definitions) {
    record Asked(String id, Supplier<Long> all, Supplier<Long> now) {}

    Map<String, Integer> versions =
        live.models().stream()
            .map(LiveModel::model)
            .filter(it -> it.kind() == Kind.PROCESS)
            .collect(Collectors.toMap(ModelDeployments.Model::id, ModelDeployments.Model::version));
    // All are asked before the first answer is waited for.
    List<Asked> asked =
        definitions.stream()
            .filter(
                it -> Objects.equals(versions.get(it.getProcessDefinitionId()), it.getVersion()))
            .map(
                it ->
                    new Asked(
                        it.getProcessDefinitionId(),
                        engine.beginRunning(it.getProcessDefinitionId()),
                        engine.beginRunning(it.getProcessDefinitionKey())))
            .toList();
    return asked.stream().collect(Collectors.toMap(Asked::id, it -> running(it.all(), it.now())));
  }

  private static Running running(Supplier<Long> all, Supplier<Long> now) {
    long any = all.get();
    return new Running(any, Math.max(0, any - now.get()));
  }
}
