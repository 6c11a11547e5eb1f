package org.microendorse.app.deployment;

import static org.microendorse.processes.ModelXml.BPMN;
import static org.microendorse.processes.ModelXml.ZEEBE;
import static org.microendorse.processes.ModelXml.elements;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.microendorse.domain.people.AccountFacts;
import org.microendorse.processes.Variables;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/**
 * Checks that values are spelled the same wherever they are written: results of decisions, branches
 * of gateways and choices of forms. A value that one model says and no other knows is a typing
 * error, such as {@code passback}; a new value that a gateway asks for is not.
 */
final class SpellingCheck {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.]*");
  private static final Pattern COMPARED =
      Pattern.compile("([A-Za-z_][\\w.]*)\\s*!?=\\s*\"([^\"]*)\"");
  private static final Pattern LEVEL = Pattern.compile("\\blevel\\s*!?=\\s*\\\\?\"(\\w+)\\\\?\"");

  private static final Pattern PROPERTY = Pattern.compile("(?<![.\\w])(\\w+)\\.(\\w+)");

  /** What decisions can ask about accounts. */
  private static final Map<String, Set<String>> ACCOUNTS =
      Map.of(Variables.ASSESSOR, factsOfAccounts(), Variables.EDUCATOR, factsOfAccounts());

  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  /** A text at a place in a file. */
  private record Said(String file, String place, String variable, String value) {}

  private final VariableSchema schema;

  /** The files of processes that set the levels that count, and of those that ask decisions. */
  private final Set<String> settingLevels = new TreeSet<>();

  private final Map<String, Set<String>> callers = new HashMap<>();
  private final Map<Element, String> decisions = new LinkedHashMap<>();
  private final List<Said> compared = new ArrayList<>();
  private final List<Said> results = new ArrayList<>();
  private final Map<String, Set<String>> resultVariables = new HashMap<>();
  private final List<Runnable> tables = new ArrayList<>();
  private final BiConsumer<String, String> report;

  /**
   * @param report takes a file and a sentence
   */
  SpellingCheck(VariableSchema schema, BiConsumer<String, String> report) {
    this.schema = schema;
    this.report = report;
  }

  void readProcess(String file, Element process) {
    elements(process, ZEEBE, "output")
        .filter(it -> it.getAttribute("target").equals(Variables.SHOWN_LEVELS))
        .forEach(it -> settingLevels.add(file));
    elements(process, ZEEBE, "calledDecision")
        .forEach(
            it -> {
              callers
                  .computeIfAbsent(it.getAttribute("decisionId"), id -> new TreeSet<>())
                  .add(file);
              resultVariables
                  .computeIfAbsent(it.getAttribute("decisionId"), id -> new TreeSet<>())
                  .add(it.getAttribute("resultVariable"));
            });
    elements(process, BPMN, "conditionExpression")
        .forEach(
            it ->
                compare(
                    file, ((Element) it.getParentNode()).getAttribute("id"), it.getTextContent()));
  }

  void readDecision(String file, Element decision) {
    // Which variables get its results is known when all processes are read.
    DecisionTable.of(decision)
        .forEach(it -> tables.add(() -> Guard.check(file, report, () -> readTable(file, it))));
    decisions.put(decision, file);
    elements(decision, "*", "text")
        .forEach(
            it -> {
              compareLevels(file, decision.getAttribute("id"), it.getTextContent());
              checkFacts(file, decision.getAttribute("id"), it.getTextContent());
            });
  }

  /** A fact that does not exist is null, so a rule about it would never apply. */
  private void checkFacts(String file, String place, String expression) {
    Matcher read = PROPERTY.matcher(TEXT.matcher(expression).replaceAll(""));
    while (read.find()) {
      Set<String> facts = ACCOUNTS.getOrDefault(read.group(1), Set.of());
      if (!facts.isEmpty() && !facts.contains(read.group(2))) {
        report.accept(
            file,
            "%s asks for %s, but of %s there is only %s."
                .formatted(place, read.group(), read.group(1), String.join(", ", facts)));
      }
    }
  }

  private void compareLevels(String file, String place, String expression) {
    LEVEL
        .matcher(expression)
        .results()
        .forEach(it -> compared.add(new Said(file, place, Variables.LEVEL, it.group(1))));
  }

  void readForm(String file, JsonNode form) {
    compareLevels(file, form.path("id").asString(""), form.toString());
    for (JsonNode field : form.findParents("values")) {
      String place = field.path("id").asString("");
      String variable = field.path("key").asString("");
      field
          .path("values")
          .forEach(
              it -> results.add(new Said(file, place, variable, it.path("value").asString(""))));
    }
  }

  /** Compares what was read. */
  void check() {
    tables.forEach(Runnable::run);
    decisions.forEach(this::checkLevelsAreKnown);
    for (Said result : results) {
      Set<String> known = schema.values(result.variable());
      boolean asked = compared.stream().anyMatch(it -> isSame(it, result));
      if (!known.isEmpty() && !known.contains(result.value()) && !asked) {
        say(result, known, "says \"%s\", which nothing asks for. Known are %s.");
      }
    }
    for (Said asked : compared) {
      Set<String> known = schema.values(asked.variable());
      results.stream()
          .filter(it -> it.variable().equals(asked.variable()))
          .forEach(it -> known.add(it.value()));
      if (!known.isEmpty() && !known.contains(asked.value())) {
        say(asked, known, "asks whether " + asked.variable() + " is \"%s\", but it is one of %s.");
      }
    }
  }

  /** Without the levels that count, every criterion would be "not yet". */
  private void checkLevelsAreKnown(Element decision, String file) {
    String id = decision.getAttribute("id");
    if (decision.getTextContent().contains(Variables.SHOWN_LEVELS)) {
      callers.getOrDefault(id, Set.of()).stream()
          .filter(caller -> !settingLevels.contains(caller))
          .forEach(
              caller ->
                  report.accept(
                      caller,
                      "%s asks for shownLevels, which this process does not put out. The task that stores an assessment does in the delivered models."
                          .formatted(id)));
    }
  }

  private static boolean isSame(Said one, Said other) {
    return one.variable().equals(other.variable()) && one.value().equals(other.value());
  }

  private void say(Said said, Set<String> known, String sentence) {
    report.accept(
        said.file(),
        said.place() + " " + sentence.formatted(said.value(), String.join(", ", known)));
  }

  private void readTable(String file, DecisionTable table) {
    for (int row = 0; row < table.rules().size(); row++) {
      DecisionTable.Rule rule = table.rules().get(row);
      String place = "%s, rule %d,".formatted(table.id(), row + 1);
      for (int i = 0; i < table.inputs().size(); i++) {
        String variable = table.inputs().get(i).text();
        if (NAME.matcher(variable).matches()) {
          texts(rule.asked().get(i))
              .forEach(it -> compared.add(new Said(file, place, variable, it)));
        }
      }
      for (int i = 0; i < table.outputs().size(); i++) {
        String whole = rule.said().get(i);
        if (TEXT.matcher(whole).matches()) {
          String value = whole.substring(1, whole.length() - 1);
          String property = table.outputs().size() == 1 ? "" : "." + table.outputs().get(i).text();
          resultVariables
              .getOrDefault(table.id(), Set.of())
              .forEach(it -> results.add(new Said(file, place, it + property, value)));
        }
      }
    }
  }

  private static List<String> texts(String cell) {
    return TEXT.matcher(cell).results().map(it -> it.group(1)).toList();
  }

  private void compare(String file, String place, String expression) {
    Matcher found = COMPARED.matcher(expression);
    while (found.find()) {
      compared.add(new Said(file, place, found.group(1), found.group(2)));
    }
  }

  private static Set<String> factsOfAccounts() {
    return Arrays.stream(AccountFacts.class.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
