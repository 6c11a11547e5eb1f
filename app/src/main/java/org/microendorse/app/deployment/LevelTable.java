package org.microendorse.app.deployment;

import static org.microendorse.processes.ModelXml.elements;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.Level;
import org.w3c.dom.Element;

/**
 * Reads the levels of a criterion from their decision table, without the engine: pages need them
 * all, in their order. So each cell is a text in quotes, {@code true}, {@code false} or {@code
 * null}.
 */
final class LevelTable {
  private static final int LABEL = 0;
  private static final int SHOWN = 1;
  private static final int RUBRIC = 2;

  private final List<Level> levels = new ArrayList<>();
  private final String file;
  private final BiConsumer<String, String> report;

  /**
   * @param report takes a file and a sentence
   */
  LevelTable(String file, Element decision, BiConsumer<String, String> report) {
    this.file = file;
    this.report = report;
    elements(decision, "*", "rule").forEach(this::read);
    check();
  }

  /** From the lowest to the highest. */
  List<Level> levels() {
    return levels;
  }

  private void read(Element rule) {
    List<String> said =
        elements(rule, "*", "outputEntry").map(it -> it.getTextContent().strip()).toList();
    String code = text(elements(rule, "*", "inputEntry").findFirst().orElseThrow());
    String label = said.size() > LABEL ? text(said.get(LABEL)) : null;
    String shown = said.size() > SHOWN ? said.get(SHOWN) : "";
    if (code == null || label == null || !Set.of("true", "false").contains(shown)) {
      report.accept(
          file,
          "levels, rule %d, needs a level and what people read, both in quotes, and true or false for whether it counts."
              .formatted(levels.size() + 1));
      return;
    }
    String rubric = said.size() > RUBRIC ? text(said.get(RUBRIC)) : null;
    levels.add(new Level(code, label, shown.equals("true"), rubric, levels.size()));
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

  private static @Nullable String text(Element cell) {
    return text(cell.getTextContent().strip());
  }

  /** What is between the quotes. */
  private static @Nullable String text(String cell) {
    boolean quoted = cell.length() > 2 && cell.startsWith("\"") && cell.endsWith("\"");
    return quoted ? cell.substring(1, cell.length() - 1) : null;
  }
}
