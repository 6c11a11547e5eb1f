package org.microendorse.app.deployment;

import static org.microendorse.processes.ModelXml.BPMN;
import static org.microendorse.processes.ModelXml.elements;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.Level;
import org.microendorse.processes.Decisions;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a set of models before it goes live: each file can be read, each id is there once, every
 * process, decision and form that the application starts or asks is among them, and what is called
 * or offered exists (see {@link StepCheck}). The engine checks the rest when it deploys them.
 */
final class ModelCheck {
  /** The engine takes no larger message. */
  private static final int LARGEST = 4 * 1024 * 1024;

  private final List<Finding> findings = new ArrayList<>();

  /** The file of each process, decision and form, by what it is and its id. */
  private final Map<String, String> known = new LinkedHashMap<>();

  private final StepCheck steps = new StepCheck();
  private final SpellingCheck spelling = new SpellingCheck(this::found);
  private List<Level> levels = List.of();

  private ModelCheck() {}

  /** What is wrong with a set; empty if nothing is. */
  static List<Finding> of(ModelSet models) {
    ModelCheck delivered = new ModelCheck();
    delivered.read(ModelSet.delivered());
    ModelCheck check = new ModelCheck();
    check.read(models);
    delivered.known.forEach((id, file) -> check.require(id, file, models.origin()));
    check.steps.check(delivered.steps, check.known.keySet(), models.mails().keySet(), check::found);
    new MailCheck(check.steps.mails(), delivered.steps.mails(), check::found).check(models.mails());
    check.spelling.check();
    return check.findings;
  }

  /** The levels of a criterion that a set has, from the lowest to the highest. */
  static List<Level> levelsOf(ModelSet models) {
    ModelCheck reader = new ModelCheck();
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
    models.models().forEach(this::read);
  }

  private void read(String file, byte[] content) {
    if (file.endsWith(".form")) {
      readForm(file, content);
      return;
    }
    Document model = xml(file, content);
    if (model == null) {
      return;
    }
    if (file.endsWith(".bpmn")) {
      readProcesses(file, model);
    } else {
      readDecisions(file, model);
    }
  }

  private void readProcesses(String file, Document model) {
    List<Element> executable =
        elements(model.getDocumentElement(), BPMN, "process")
            .filter(process -> process.getAttribute("isExecutable").equals("true"))
            .toList();
    for (Element process : executable) {
      has("process", process.getAttribute("id"), file);
      steps.read(file, process);
      spelling.readProcess(file, process);
    }
    if (executable.isEmpty()) {
      found(file, "It has no executable process. Model it for Camunda 8 in Camunda Modeler.");
    }
  }

  private void readDecisions(String file, Document model) {
    List<Element> decisions = elements(model.getDocumentElement(), "*", "decision").toList();
    for (Element decision : decisions) {
      has("decision", decision.getAttribute("id"), file);
      spelling.readDecision(file, decision);
      if (decision.getAttribute("id").equals(Decisions.LEVELS)) {
        levels = new LevelTable(file, decision, this::found).levels();
        spelling.knowLevels(levels);
      }
    }
    if (decisions.isEmpty()) {
      found(file, "It has no decision.");
    }
  }

  private void readForm(String file, byte[] content) {
    try {
      JsonNode form = JsonMapper.shared().readTree(content);
      spelling.readForm(file, form);
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

  private void has(String kind, String id, String file) {
    String other = known.putIfAbsent(kind + " " + id, file);
    if (other != null) {
      found(file, "The %s %s is in %s, too. Remove one of them.".formatted(kind, id, other));
    }
  }

  /** What is in a file that cannot be read is not missing. */
  private void require(String id, String file, String origin) {
    boolean unread = findings.stream().anyMatch(finding -> finding.file().equals(file));
    if (!known.containsKey(id) && !unread) {
      found(
          origin,
          "There is no %s, which the application needs. It comes in %s.".formatted(id, file));
    }
  }

  private @Nullable Document xml(String file, byte[] content) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      return builder.parse(new ByteArrayInputStream(content));
    } catch (SAXParseException e) {
      found(
          file,
          "It is not well-formed XML, see line %d, column %d: %s"
              .formatted(e.getLineNumber(), e.getColumnNumber(), e.getMessage()));
    } catch (SAXException e) {
      found(file, "It is not well-formed XML: " + e.getMessage());
    } catch (IOException e) {
      found(file, "It cannot be read: " + e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
    return null;
  }

  private void found(String file, String sentence) {
    findings.add(new Finding(file, sentence));
  }

  /** The parser's own handler prints to the console. */
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException exception) {}

    @Override
    public void error(SAXParseException exception) throws SAXParseException {
      throw exception;
    }

    @Override
    public void fatalError(SAXParseException exception) throws SAXParseException {
      throw exception;
    }
  }
}
