package org.microendorse.app.deployment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.deployment.DecisionTable.Column;
import org.microendorse.app.deployment.DecisionTable.Rule;
import org.microendorse.domain.catalog.Level;
import org.microendorse.processes.Variables;
import org.w3c.dom.Element;

/**
 * Reads the levels of a criterion from their decision table, without the engine: pages need them
 * all, in their order. So each cell is a text in quotes, {@code true}, {@code false} or {@code
 * null}. Columns are known by their names, wherever they are.
 */
final class LevelTable {
  private static final String LABEL = "label";
  private static final String SHOWN = "shown";
  private static final String RUBRIC = "rubric";

  private final List<Level> levels = new ArrayList<>();
  private final String file;
  private final BiConsumer<String, String> report;

  /**
   * @param report takes a file and a sentence
   */
  LevelTable(String file, Element decision, BiConsumer<String, String> report) {
    this.file = file;
    this.report = report;
    Optional<DecisionTable> table = DecisionTable.of(decision).findFirst();
    List<String> inputs = names(table.map(DecisionTable::inputs));
    List<String> outputs = names(table.map(DecisionTable::outputs));
    if (!inputs.contains(Variables.LEVEL) || !outputs.containsAll(List.of(LABEL, SHOWN, RUBRIC))) {
      report.accept(
          file,
          "levels needs a table with the input \"level\" and the outputs \"label\", \"shown\" and \"rubric\".");
      return;
    }
    table.ifPresent(it -> it.rules().forEach(rule -> read(rule, inputs, outputs)));
    check();
  }

  private static List<String> names(Optional<List<Column>> columns) {
    return columns.orElse(List.of()).stream().map(Column::text).toList();
  }

  /** From the lowest to the highest. */
  List<Level> levels() {
    return levels;
  }

  private void read(Rule rule, List<String> inputs, List<String> outputs) {
    String code = text(rule.asked().get(inputs.indexOf(Variables.LEVEL)));
    String label = text(rule.said().get(outputs.indexOf(LABEL)));
    String shown = rule.said().get(outputs.indexOf(SHOWN));
    String rubric = rule.said().get(outputs.indexOf(RUBRIC));
    if (code == null || label == null || !Set.of("true", "false").contains(shown)) {
      report.accept(
          file,
          "levels, rule %d, needs a level and what people read, both in quotes, and true or false for whether it counts."
              .formatted(levels.size() + 1));
      return;
    }
    levels.add(new Level(code, label, shown.equals("true"), text(rubric), levels.size()));
  }

  private void check() {
    Set<String> codes = new HashSet<>();
    levels.stream()
        .filter(it -> !codes.add(it.code()))
        .forEach(
            it -> report.accept(file, "levels says \"%s\" in two rules.".formatted(it.code())));
    if (levels.stream().allMatch(Level::shown) || levels.stream().noneMatch(Level::shown)) {
      report.accept(file, "levels needs one that counts as shown, and one that does not.");
    }
  }

  /** What is between the quotes. */
  private static @Nullable String text(String cell) {
    boolean quoted = cell.length() > 2 && cell.startsWith("\"") && cell.endsWith("\"");
    return quoted ? cell.substring(1, cell.length() - 1) : null;
  }
}
