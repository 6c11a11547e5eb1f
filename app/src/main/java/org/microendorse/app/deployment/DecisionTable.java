package org.microendorse.app.deployment;

import static org.microendorse.processes.ModelXml.elements;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A decision table as people see it.
 *
 * @param id of the decision
 * @param rules in their order, which FIRST depends on
 * @param hasDefault whether it answers without a rule
 */
record DecisionTable(
    String id,
    String hitPolicy,
    List<Column> inputs,
    List<Column> outputs,
    List<Rule> rules,
    boolean hasDefault) {

  /**
   * A column.
   *
   * @param label above the column
   * @param text what an input reads, or the name of an output
   * @param type {@code number}, for example; empty for any
   * @param values all values that are allowed, in FEEL; empty for any
   */
  record Column(String label, String text, String type, String values) {}

  /** A rule with the texts of its cells, as many as there are columns. */
  record Rule(List<String> asked, List<String> said) {}

  /** The table of a decision; empty if it is decided by something else. */
  static Stream<DecisionTable> of(Element decision) {
    return elements(decision, "*", "decisionTable")
        .limit(1)
        .map(table -> read(decision.getAttribute("id"), table));
  }

  private static DecisionTable read(String id, Element table) {
    List<Column> inputs =
        elements(table, "*", "input")
            .map(
                it -> {
                  Element expression = elements(it, "*", "inputExpression").findFirst().orElse(it);
                  String text = text(expression);
                  return new Column(
                      it.getAttribute("label").isBlank() ? text : it.getAttribute("label"),
                      text,
                      expression.getAttribute("typeRef"),
                      elements(it, "*", "inputValues")
                          .map(DecisionTable::text)
                          .findFirst()
                          .orElse(""));
                })
            .toList();
    List<Column> outputs =
        elements(table, "*", "output")
            .map(
                it ->
                    new Column(
                        it.getAttribute("label").isBlank()
                            ? it.getAttribute("name")
                            : it.getAttribute("label"),
                        it.getAttribute("name"),
                        it.getAttribute("typeRef"),
                        elements(it, "*", "outputValues")
                            .map(DecisionTable::text)
                            .findFirst()
                            .orElse("")))
            .toList();
    List<Rule> rules =
        elements(table, "*", "rule")
            .map(
                it ->
                    new Rule(
                        cells(it, "inputEntry", inputs.size()),
                        cells(it, "outputEntry", outputs.size())))
            .toList();
    String policy = table.getAttribute("hitPolicy");
    return new DecisionTable(
        id,
        policy.isEmpty() ? "UNIQUE" : policy,
        inputs,
        outputs,
        rules,
        elements(table, "*", "defaultOutputEntry").findAny().isPresent());
  }

  private static List<String> cells(Element rule, String name, int columns) {
    List<String> cells = elements(rule, "*", name).map(DecisionTable::text).toList();
    return IntStream.range(0, columns).mapToObj(i -> i < cells.size() ? cells.get(i) : "").toList();
  }

  private static String text(Element cell) {
    return elements(cell, "*", "text").map(Element::getTextContent).findFirst().orElse("").strip();
  }

  /** Where a column is, in words. */
  String place(Column column) {
    return "%s, \"%s\"".formatted(id, column.label());
  }

  /**
   * Where a cell is, in words.
   *
   * @param rule counted from 0
   */
  String place(int rule, Column column) {
    return "%s, rule %d, \"%s\"".formatted(id, rule + 1, column.label());
  }

  /** Whether a cell asks for nothing. */
  static boolean isAny(String cell) {
    return cell.isEmpty() || cell.equals("-");
  }
}
