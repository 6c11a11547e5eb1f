package org.microendorse.app.deployment;

import static org.microendorse.processes.ModelXml.BPMN;
import static org.microendorse.processes.ModelXml.ZEEBE;
import static org.microendorse.processes.ModelXml.elements;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.camunda.feel.syntaxtree.Exp;
import org.microendorse.processes.ModelXml;
import org.microendorse.processes.TaskHeaders;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/**
 * Checks that expressions of processes and decisions are FEEL, and read only what is there: a
 * variable that is registered or set by a model, and functions of FEEL. The engine gives null for
 * anything else, without a word.
 */
final class ExpressionCheck {
  private static final Set<String> TEXTS =
      Set.of("conditionExpression", "completionCondition", "timeDate", "timeDuration", "timeCycle");
  private static final Set<String> SETS =
      Set.of("target", "resultVariable", "inputElement", "outputCollection");

  /** What the engine adds to FEEL. */
  private static final Set<String> OF_ENGINE = Set.of("loopCounter", "cycle", "fromAi", "camunda");

  /** An expression at a place in a file. */
  private record Said(String file, String place, String text, boolean test) {}

  private final Feel feel;
  private final VariableSchema schema;
  private final TimeCheck times;
  private final BiConsumer<String, String> report;
  private final List<Said> said = new ArrayList<>();
  private final Set<String> known = new TreeSet<>(OF_ENGINE);

  /**
   * @param report takes a file and a sentence
   */
  ExpressionCheck(Feel feel, VariableSchema schema, BiConsumer<String, String> report) {
    this.feel = feel;
    this.schema = schema;
    this.times = new TimeCheck(feel, report);
    this.report = report;
    known.addAll(schema.names());
  }

  /** Reads all that is in a BPMN file. */
  void readProcesses(String file, Element definitions) {
    elements(definitions, ZEEBE, "*")
        .filter(it -> !it.getLocalName().equals("header"))
        .flatMap(ModelXml::attributes)
        .forEach(
            it -> {
              if (SETS.contains(it.getName())) {
                know(it.getValue());
              }
              readExpression(file, place(it), it.getValue());
            });
    elements(definitions, ZEEBE, "header")
        .filter(it -> it.getAttribute("key").equals(TaskHeaders.SIGNED_BY))
        .forEach(it -> know(it.getAttribute("value")));
    elements(definitions, BPMN, "*")
        .filter(it -> TEXTS.contains(it.getLocalName()))
        .forEach(it -> readText(file, it));
  }

  private void readText(String file, Element element) {
    String name = element.getLocalName();
    String place = "%s, %s".formatted(step(element), name);
    String text = element.getTextContent().strip();
    if (!text.startsWith("=") && name.startsWith("co")) {
      report.accept(file, "%s: \"%s\" must begin with an equals sign.".formatted(place, text));
    }
    if (!text.startsWith("=") && name.startsWith("time")) {
      times.checkTimer(file, place, name, text);
    }
    readExpression(file, place, text);
  }

  private void readExpression(String file, String place, String text) {
    if (text.startsWith("=")) {
      said.add(new Said(file, place, text.substring(1), false));
    }
  }

  private static String place(Attr attribute) {
    Element extension = attribute.getOwnerElement();
    String what =
        extension.hasAttribute("target")
            ? "%s \"%s\"".formatted(extension.getLocalName(), extension.getAttribute("target"))
            : attribute.getName();
    return step(extension) + ", " + what;
  }

  /** The id of the step that a part belongs to. */
  private static String step(Element part) {
    Element step = part;
    while (step.getParentNode() instanceof Element parent
        && (!BPMN.equals(step.getNamespaceURI())
            || TEXTS.contains(step.getLocalName())
            || step.getLocalName().endsWith("EventDefinition")
            || !step.hasAttribute("id"))) {
      step = parent;
    }
    return step.getAttribute("id");
  }

  /** Reads all that is in a DMN file. */
  void readDecisions(String file, Element definitions) {
    elements(definitions, "*", "*")
        .filter(it -> !it.getLocalName().equals("output"))
        .forEach(it -> known.add(it.getAttribute("name")));
    for (Element decision : elements(definitions, "*", "decision").toList()) {
      known.add(decision.getAttribute("id"));
      DecisionTable.of(decision).forEach(it -> readTable(file, it));
    }
    elements(definitions, "*", "literalExpression")
        .forEach(it -> said.add(new Said(file, owner(it), it.getTextContent().strip(), false)));
  }

  private void readTable(String file, DecisionTable table) {
    for (DecisionTable.Column input : table.inputs()) {
      said.add(new Said(file, table.place(input), input.text(), false));
    }
    for (int row = 0; row < table.rules().size(); row++) {
      DecisionTable.Rule rule = table.rules().get(row);
      for (int i = 0; i < table.inputs().size(); i++) {
        String cell = rule.asked().get(i);
        if (!DecisionTable.isAny(cell)) {
          said.add(new Said(file, table.place(row, table.inputs().get(i)), cell, true));
        }
      }
      for (int i = 0; i < table.outputs().size(); i++) {
        String cell = rule.said().get(i);
        if (!cell.isEmpty()) {
          said.add(new Said(file, table.place(row, table.outputs().get(i)), cell, false));
        }
      }
    }
  }

  private static String owner(Element expression) {
    Element owner = expression;
    while (!Set.of("decision", "businessKnowledgeModel").contains(owner.getLocalName())
        && owner.getParentNode() instanceof Element parent) {
      owner = parent;
    }
    return owner.getAttribute("id");
  }

  /** What a form asks for can be read afterwards. */
  void readForm(JsonNode form) {
    form.findValues("key").forEach(it -> know(it.asString("")));
  }

  private void know(String path) {
    known.add(path.split("\\.")[0]);
  }

  /** The variables that expressions of a file read. */
  Set<String> variables(String file) {
    Set<String> variables = new TreeSet<>();
    for (Said it : said) {
      Exp tree = parsed(it).tree();
      if (it.file().equals(file) && tree != null) {
        Feel.Uses uses = Feel.uses(tree);
        variables.addAll(uses.variables());
        uses.inFilters().stream().filter(schema::isOnlyVariable).forEach(variables::add);
      }
    }
    return variables;
  }

  private Feel.Parsed parsed(Said it) {
    return it.test() ? feel.test(it.text()) : feel.expression(it.text());
  }

  /** Checks what was read. */
  void check() {
    said.forEach(it -> Guard.check(it.file(), report, () -> check(it)));
  }

  private void check(Said it) {
    Feel.Parsed parsed = parsed(it);
    if (parsed.tree() == null) {
      say(it, "\"%s\" is not FEEL; %s.".formatted(it.text(), parsed.problem()));
    } else {
      checkNames(it, parsed.tree());
      times.checkExpression(it.file(), it.place(), it.text());
    }
  }

  private void checkNames(Said expression, Exp tree) {
    Feel.Uses uses = Feel.uses(tree);
    Set<String> unknown = new LinkedHashSet<>(uses.inFilters());
    unknown.removeAll(schema.properties());
    unknown.addAll(uses.variables());
    unknown.removeAll(known);
    for (String name : unknown) {
      say(
          expression,
          "it reads %s, which is no registered variable, and no model sets it. A text has quotation marks."
              .formatted(name));
    }
    for (String call : uses.calls()) {
      if (!known.contains(call.replaceFirst("\\(.*", "")) && !feel.knows(call)) {
        say(
            expression,
            "FEEL has no function %s with these parameters."
                .formatted(call.replace("null", "...")));
      }
    }
  }

  private void say(Said at, String sentence) {
    report.accept(at.file(), at.place() + ": " + sentence);
  }
}
