package org.microendorse.app.deployment;

import static org.microendorse.processes.ModelXml.BPMN;
import static org.microendorse.processes.ModelXml.ZEEBE;
import static org.microendorse.processes.ModelXml.elements;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.datatype.DatatypeFactory;
import org.microendorse.domain.catalog.Level;
import org.microendorse.domain.people.AccountFacts;
import org.microendorse.processes.Variables;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks that values are spelled the same wherever they are written: results of decisions, branches
 * of gateways and choices of forms. A value that one model says and no other knows is a typing
 * error, such as {@code passback}; a new value that a gateway asks for is not. Checks durations,
 * too.
 */
final class SpellingCheck {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.]*");
  private static final Pattern COMPARED =
      Pattern.compile("([A-Za-z_][\\w.]*)\\s*!?=\\s*\"([^\"]*)\"");
  private static final Pattern LEVEL = Pattern.compile("\\blevel\\s*!?=\\s*\\\\?\"(\\w+)\\\\?\"");

  /** What decisions can ask about accounts. */
  private static final Map<String, Set<String>> ACCOUNTS =
      Map.of(Variables.ASSESSOR, factsOfAccounts(), Variables.EDUCATOR, factsOfAccounts());

  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern DURATION = Pattern.compile("duration\\(\"([^\"]*)\"\\)");

  /** A text at a place in a file. */
  private record Said(String file, String place, String variable, String value) {}

  private static final Pattern PROPERTY = Pattern.compile("(?<![.\\w])(\\w+)\\.(\\w+)");

  private final Map<String, Set<String>> registered = registered();
  private final Set<String> outputs = new TreeSet<>();
  private final Map<String, String> callers = new HashMap<>();
  private final List<Said> compared = new ArrayList<>();
  private final List<Said> results = new ArrayList<>();
  private final Map<String, Set<String>> resultVariables = new HashMap<>();
  private final List<Element> decisions = new ArrayList<>();
  private final Map<Element, String> files = new HashMap<>();
  private final BiConsumer<String, String> report;

  /**
   * @param report takes a file and a sentence
   */
  SpellingCheck(BiConsumer<String, String> report) {
    this.report = report;
  }

  /** The levels that expressions may name. */
  void knowLevels(List<Level> levels) {
    levels.forEach(
        it -> registered.computeIfAbsent(Variables.LEVEL, name -> new TreeSet<>()).add(it.code()));
  }

  void readProcess(String file, Element process) {
    elements(process, ZEEBE, "output").forEach(it -> outputs.add(it.getAttribute("target")));
    elements(process, ZEEBE, "calledDecision")
        .forEach(
            it -> {
              callers.put(it.getAttribute("decisionId"), file);
              resultVariables
                  .computeIfAbsent(it.getAttribute("decisionId"), id -> new TreeSet<>())
                  .add(it.getAttribute("resultVariable"));
            });
    elements(process, BPMN, "conditionExpression")
        .forEach(
            it ->
                compare(
                    file, ((Element) it.getParentNode()).getAttribute("id"), it.getTextContent()));
    elements(process, BPMN, "*").forEach(it -> checkDurations(file, it));
    elements(process, ZEEBE, "*").forEach(it -> checkDurations(file, it));
  }

  void readDecision(String file, Element decision) {
    decisions.add(decision);
    files.put(decision, file);
    elements(decision, "*", "text")
        .forEach(
            it -> {
              checkLiterals(file, decision.getAttribute("id"), it.getTextContent());
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
    decisions.forEach(this::readTable);
    decisions.forEach(this::checkLevelsAreKnown);
    for (Said result : results) {
      Set<String> known = registered.get(result.variable());
      boolean asked = compared.stream().anyMatch(it -> isSame(it, result));
      if (known != null && !known.contains(result.value()) && !asked) {
        say(result, known, "says \"%s\", which nothing asks for. Known are %s.");
      }
    }
    for (Said asked : compared) {
      Set<String> known = new TreeSet<>(registered.getOrDefault(asked.variable(), Set.of()));
      results.stream()
          .filter(it -> it.variable().equals(asked.variable()))
          .forEach(it -> known.add(it.value()));
      if (!known.isEmpty() && !known.contains(asked.value())) {
        say(asked, known, "asks whether " + asked.variable() + " is \"%s\", but it is one of %s.");
      }
    }
  }

  /** Without the levels that count, every criterion would be "not yet". */
  private void checkLevelsAreKnown(Element decision) {
    if (decision.getTextContent().contains(Variables.SHOWN_LEVELS)
        && !outputs.contains(Variables.SHOWN_LEVELS)) {
      report.accept(
          callers.getOrDefault(
              decision.getAttribute("id"), Objects.requireNonNull(files.get(decision))),
          "%s asks for shownLevels, which no process puts out. The task that stores an assessment does in the delivered models."
              .formatted(decision.getAttribute("id")));
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

  private void readTable(Element decision) {
    String file = Objects.requireNonNull(files.get(decision));
    List<Element> inputs = elements(decision, "*", "inputExpression").toList();
    List<Element> outputs = elements(decision, "*", "output").toList();
    Set<String> resultsOf = resultVariables.getOrDefault(decision.getAttribute("id"), Set.of());
    List<Element> rules = elements(decision, "*", "rule").toList();
    for (int row = 0; row < rules.size(); row++) {
      String place = "%s, rule %d,".formatted(decision.getAttribute("id"), row + 1);
      List<Element> asked = elements(rules.get(row), "*", "inputEntry").toList();
      List<Element> said = elements(rules.get(row), "*", "outputEntry").toList();
      for (int i = 0; i < Math.min(asked.size(), inputs.size()); i++) {
        String variable = inputs.get(i).getTextContent().strip();
        if (NAME.matcher(variable).matches()) {
          texts(asked.get(i)).forEach(it -> compared.add(new Said(file, place, variable, it)));
        }
      }
      for (int i = 0; i < Math.min(said.size(), outputs.size()); i++) {
        String whole = said.get(i).getTextContent().strip();
        if (TEXT.matcher(whole).matches()) {
          String property = outputs.size() == 1 ? "" : "." + outputs.get(i).getAttribute("name");
          for (String result : resultsOf) {
            String value = whole.substring(1, whole.length() - 1);
            results.add(new Said(file, place, result + property, value));
          }
        }
      }
    }
  }

  private static List<String> texts(Element cell) {
    return TEXT.matcher(cell.getTextContent()).results().map(it -> it.group(1)).toList();
  }

  private void compare(String file, String place, String expression) {
    Matcher found = COMPARED.matcher(expression);
    while (found.find()) {
      compared.add(new Said(file, place, found.group(1), found.group(2)));
    }
  }

  private void checkDurations(String file, Element element) {
    String id = idOf(element);
    IntStream.range(0, element.getAttributes().getLength())
        .mapToObj(i -> element.getAttributes().item(i).getNodeValue())
        .forEach(it -> checkLiterals(file, id, it));
    if (Set.of("timeDuration", "timeDate", "timeCycle", "conditionExpression")
        .contains(element.getLocalName())) {
      String text = element.getTextContent().strip();
      checkLiterals(file, id, text);
      if (element.getLocalName().equals("timeDuration") && !text.startsWith("=")) {
        checkDuration(file, id, text);
      }
    }
  }

  private void checkLiterals(String file, String place, String expression) {
    DURATION.matcher(expression).results().forEach(it -> checkDuration(file, place, it.group(1)));
  }

  private void checkDuration(String file, String place, String text) {
    try {
      DatatypeFactory.newDefaultInstance().newDuration(text);
    } catch (IllegalArgumentException e) {
      report.accept(
          file,
          "%s waits for \"%s\", which is no duration. Write P14D for two weeks, or PT2H for two hours."
              .formatted(place, text));
    }
  }

  private static String idOf(Element element) {
    Element owner = element;
    while (!owner.hasAttribute("id") && owner.getParentNode() instanceof Element parent) {
      owner = parent;
    }
    return owner.getAttribute("id");
  }

  private static Set<String> factsOfAccounts() {
    return Arrays.stream(AccountFacts.class.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The values that variables can have, by name; {@code closing.outcome} for a property. */
  private static Map<String, Set<String>> registered() {
    String schema = "/processes/variables.schema.json";
    Map<String, Set<String>> values = new HashMap<>();
    try (InputStream file = SpellingCheck.class.getResourceAsStream(schema)) {
      JsonMapper.shared()
          .readTree(Objects.requireNonNull(file, schema))
          .path("properties")
          .properties()
          .forEach(
              variable -> {
                addValues(values, variable.getKey(), variable.getValue());
                variable
                    .getValue()
                    .path("properties")
                    .properties()
                    .forEach(
                        it ->
                            addValues(
                                values, variable.getKey() + "." + it.getKey(), it.getValue()));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }

  private static void addValues(Map<String, Set<String>> values, String name, JsonNode schema) {
    Set<String> known = new TreeSet<>();
    schema
        .path("enum")
        .valueStream()
        .filter(JsonNode::isString)
        .forEach(it -> known.add(it.asString()));
    if (!known.isEmpty()) {
      values.put(name, known);
    }
  }
}
