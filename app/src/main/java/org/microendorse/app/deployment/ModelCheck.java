package org.microendorse.app.deployment;

import static org.microendorse.processes.ModelXml.BPMN;
import static org.microendorse.processes.ModelXml.elements;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.Level;
import org.microendorse.processes.Decisions;
import org.microendorse.processes.ModelXml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a set of models before it goes live: each file can be read, each id is there once, every
 * process, decision and form that the application needs is among them ({@link NeededModels}), and
 * what is called or offered exists (see {@link StepCheck}). The engine checks the rest when it
 * deploys them.
 */
final class ModelCheck {
  /** The engine takes no larger message. */
  static final int LARGEST = 4 * 1024 * 1024;

  private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
  private static final String CAMUNDA_7 = "http://camunda.org/schema/1.0/bpmn";

  private static final Set<String> READERS = new TreeSet<>(Set.of("educator", "reviewers"));

  private final List<Finding> findings = new ArrayList<>();

  /** The file of each process, decision and form, by what it is and its id. */
  private final Map<String, String> known = new LinkedHashMap<>();

  private final NeededModels needed = new NeededModels();
  private final StepCheck steps = new StepCheck();
  private final PurposeCheck purposes = new PurposeCheck();
  private final Feel feel;
  private final DecisionModels decisions;
  private final VariableSchema schema = new VariableSchema();
  private final SpellingCheck spelling;
  private final ExpressionCheck expressions;
  private final TableCheck tables;
  private final ExampleCheck examples;
  private List<Level> levels = List.of();

  /** What the engine says of the decisions that it rejects, by file. */
  private final Map<String, String> rejected = new LinkedHashMap<>();

  /**
   * @param feel remembers what was read before
   */
  private ModelCheck(Feel feel, DecisionModels decisions) {
    this.feel = feel;
    this.decisions = decisions;
    this.spelling = new SpellingCheck(schema, this::found);
    this.expressions = new ExpressionCheck(feel, schema, this::found);
    this.tables = new TableCheck(feel, schema, this::found);
    this.examples = new ExampleCheck(feel, schema, decisions, this::found, this::warn);
  }

  /** What comes with the application, read once. */
  private static final class Delivered {
    static final ModelCheck MODELS = new ModelCheck(new Feel(), new DecisionModels());

    static final List<String> NEEDED;

    static {
      MODELS.read(ModelSet.delivered());
      NEEDED = MODELS.needed.among(MODELS.known.keySet());
    }
  }

  /**
   * A set with the delivered files of what the application needs and the set does not have, so that
   * a set from before an upgrade goes on.
   */
  static ModelSet completed(ModelSet models) {
    ModelCheck reader = new ModelCheck(Delivered.MODELS.feel, new DecisionModels());
    reader.read(models);
    return models.with(reader.missing(models));
  }

  /** The delivered files of what is needed and was not read; none for a set without models. */
  private Map<String, byte[]> missing(ModelSet own) {
    Map<String, byte[]> missing = new TreeMap<>();
    if (!known.isEmpty()) {
      Map<String, byte[]> delivered = ModelSet.delivered().files();
      Delivered.NEEDED.stream()
          .filter(id -> !known.containsKey(id))
          .map(id -> Objects.requireNonNull(Delivered.MODELS.known.get(id), id))
          .filter(file -> !own.files().containsKey(file))
          .forEach(file -> missing.put(file, Objects.requireNonNull(delivered.get(file), file)));
    }
    return missing;
  }

  /** What is wrong with a set, or to be looked at; empty if nothing is. */
  static List<Finding> of(ModelSet models) {
    ModelCheck delivered = Delivered.MODELS;
    ModelCheck check = new ModelCheck(delivered.feel, new DecisionModels(delivered.decisions));
    check.read(models);
    check
        .missing(models)
        .forEach(
            (file, content) -> {
              check.warn(file, "It is missing. The delivered one is used.");
              check.read(file, content);
            });
    Delivered.NEEDED.forEach(
        id -> check.require(id, Objects.requireNonNull(delivered.known.get(id)), models.origin()));
    List<Runnable> checks =
        List.of(
            () ->
                check.steps.check(
                    delivered.steps, check.known.keySet(), models.mails().keySet(), check::found),
            () ->
                new MailCheck(check.steps.mails(), delivered.steps.mails(), check::found)
                    .check(models.mails()),
            () -> check.purposes.check(delivered.purposes, check::found),
            check.spelling::check,
            check.expressions::check,
            check.tables::check);
    // They name the file that they cannot check, as far as it is one file.
    checks.forEach(it -> Guard.check(models.origin(), check::found, it));
    check.rejected.forEach(check::foundIfNothingElse);
    models
        .examples()
        .forEach(
            (file, content) ->
                Guard.check(file, check::found, () -> check.checkExamples(file, content)));
    return check.findings;
  }

  /** The levels of a criterion that a set has, from the lowest to the highest. */
  static List<Level> levelsOf(ModelSet models) {
    ModelCheck reader = new ModelCheck(Delivered.MODELS.feel, new DecisionModels());
    reader.read(models);
    return reader.levels;
  }

  private void read(ModelSet models) {
    int size = models.models().values().stream().mapToInt(content -> content.length).sum();
    if (size > LARGEST) {
      found(
          models.origin(),
          "The files are %,d kB in total; the engine accepts at most %,d kB. Remove what is not used."
              .formatted(size / 1024, LARGEST / 1024));
    }
    models
        .models()
        .forEach((file, content) -> Guard.check(file, this::found, () -> read(file, content)));
  }

  private void read(String file, byte[] content) {
    if (file.endsWith(".form")) {
      readForm(file, content);
      return;
    }
    Element model = xml(file, content);
    if (model == null) {
      return;
    }
    if (file.endsWith(".bpmn")) {
      readProcesses(file, model);
    } else {
      readDecisions(file, content, model);
    }
  }

  private void readProcesses(String file, Element model) {
    List<Element> executable =
        elements(model, BPMN, "process")
            .filter(process -> process.getAttribute("isExecutable").equals("true"))
            .toList();
    for (Element process : executable) {
      has("process", process.getAttribute("id"), file);
      needed.readProcess(process);
      steps.read(file, process);
      purposes.read(file, process);
      spelling.readProcess(file, process);
      LoopCheck.check(file, process, this::found);
    }
    checkPlatform(file, model);
    expressions.readProcesses(file, model);
    if (executable.isEmpty()) {
      found(file, "It has no executable process. Model it for Camunda 8 in Camunda Modeler.");
    }
  }

  private void readDecisions(String file, byte[] content, Element definitions) {
    List<Element> all = elements(definitions, "*", "decision").toList();
    for (Element decision : all) {
      has("decision", decision.getAttribute("id"), file);
      needed.readDecision(decision);
      spelling.readDecision(file, decision);
      DecisionTable.of(decision).forEach(it -> tables.read(file, it));
      if (decision.getAttribute("id").equals(Decisions.LEVELS)) {
        levels = new LevelTable(file, decision, this::found).levels();
        schema.knowLevels(levels);
      }
    }
    if (all.isEmpty()) {
      found(file, "It has no decision.");
    }
    checkPlatform(file, definitions);
    expressions.readDecisions(file, definitions);
    decisions
        .read(content, definitions, expressions.variables(file))
        .ifPresent(problem -> rejected.put(file, problem));
  }

  private void checkPlatform(String file, Element definitions) {
    String platform = definitions.getAttributeNS(MODELER, "executionPlatform");
    if (definitions.lookupPrefix(CAMUNDA_7) != null
        || !platform.isEmpty() && !platform.equals("Camunda Cloud")) {
      found(file, "It is made for another engine. Model it for Camunda 8 in Camunda Modeler.");
    }
  }

  private void readForm(String file, byte[] content) {
    try {
      JsonNode form = JsonMapper.shared().readTree(content);
      spelling.readForm(file, form);
      checkReaders(file, form.path("components"));
      expressions.readForm(form);
      if (form.path("id").asString("").isBlank()) {
        found(file, "The form has no id.");
      } else {
        has("form", form.path("id").asString(""), file);
      }
    } catch (JacksonException e) {
      var place = Objects.requireNonNullElse(e.getLocation(), TokenStreamLocation.NA);
      found(
          file,
          "It is not JSON, see line %d, column %d: %s"
              .formatted(place.getLineNr(), place.getColumnNr(), e.getOriginalMessage()));
    }
  }

  /** Those who read the answers to questions of the process owner. */
  private void checkReaders(String file, JsonNode components) {
    for (JsonNode component : components) {
      checkReaders(file, component.path("components"));
      String shownTo = component.at("/properties/shownTo").asString("");
      Arrays.stream(shownTo.split("\\s*,\\s*"))
          .filter(reader -> !reader.isEmpty() && !READERS.contains(reader))
          .forEach(
              reader ->
                  found(
                      file,
                      "%s is shown to \"%s\"; it can be %s."
                          .formatted(
                              component.path("key").asString(""),
                              reader,
                              String.join(", ", READERS))));
    }
  }

  private void has(String kind, String id, String file) {
    String other = known.putIfAbsent(kind + " " + id, file);
    if (other != null) {
      found(file, "The %s %s is in %s, too. Remove one of them.".formatted(kind, id, other));
    }
  }

  /** What is in a file that cannot be read is not missing. */
  private void require(String id, String file, String origin) {
    if (!known.containsKey(id) && !hasFinding(file)) {
      found(
          origin,
          "There is no %s, which the application needs. It comes in %s.".formatted(id, file));
    }
  }

  private @Nullable Element xml(String file, byte[] content) {
    try {
      return ModelXml.parse(new ByteArrayInputStream(content));
    } catch (SAXParseException e) {
      found(
          file,
          "It is not well-formed XML, see line %d, column %d: %s"
              .formatted(e.getLineNumber(), e.getColumnNumber(), e.getMessage()));
    } catch (SAXException e) {
      found(file, "It is not well-formed XML: " + e.getMessage());
    } catch (IOException e) {
      found(file, "It cannot be read: " + e.getMessage());
    }
    return null;
  }

  /** Examples of a decision that cannot be read say nothing. */
  private void checkExamples(String file, byte[] content) {
    String id = ExampleCheck.decisionOf(file);
    if (decisions.find(id) != null || !hasFinding("processes/" + id + ".dmn")) {
      examples.check(file, content);
    }
  }

  private void found(String file, String sentence) {
    Finding finding = Finding.error(file, sentence);
    if (!findings.contains(finding)) {
      findings.add(finding);
    }
  }

  private void warn(String file, String sentence) {
    findings.add(Finding.warning(file, sentence));
  }

  /** What the engine says helps only where nothing is clearer. */
  private void foundIfNothingElse(String file, String problem) {
    if (!hasFinding(file)) {
      String words = problem.replaceAll("[\\w.]+Exception: ", "").replaceAll("\\s+", " ");
      found(file, "The engine rejects it. " + words);
    }
  }

  private boolean hasFinding(String file) {
    return findings.stream().anyMatch(finding -> finding.file().equals(file));
  }
}
