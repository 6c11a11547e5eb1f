package org.microendorse.app.deployment;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.CsvFile;
import org.microendorse.domain.common.CsvFile.Line;
import org.microendorse.domain.common.CsvFile.NotCsv;

/**
 * Examples of one decision: {@code processes/examples/DECISION.csv}. Its columns are what the
 * decision reads, such as {@code reviewer.onLeave}; then its answer: {@code result}, or {@code
 * result.NAME} for each of several outputs; and last {@code why}. Cells are numbers, {@code true},
 * {@code false}, texts, and lists or contexts as in FEEL. An empty cell is nothing.
 *
 * @param columns those of the first line, but not {@code why}
 */
record ExampleFile(List<String> columns, List<Line> lines) {
  /** The answer, or how the names of its columns begin. */
  static final String RESULT = "result";

  private static final String WHY = "why";
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  /** Spreadsheets save them in capitals. */
  private static final Pattern TRUTH = Pattern.compile("(?i)true|false");

  /** The examples cannot be understood. */
  static final class Unclear extends Exception {
    private static final long serialVersionUID = 1L;

    Unclear(String sentence, Object... values) {
      super(values.length == 0 ? sentence : sentence.formatted(values));
    }
  }

  /** Reads a file. */
  static ExampleFile read(byte[] content) throws Unclear {
    try {
      List<Line> lines = CsvFile.read(content).lines();
      List<String> head = lines.isEmpty() ? List.of() : lines.getFirst().values();
      if (head.isEmpty() || !head.getLast().equals(WHY)) {
        throw new Unclear("The first line must name the columns, \"why\" as the last one.");
      }
      return new ExampleFile(head.subList(0, head.size() - 1), lines.subList(1, lines.size()));
    } catch (NotCsv e) {
      throw new Unclear("It is no table of values with commas between them. " + e.getMessage());
    }
  }

  /** The text of a cell. */
  String cell(Line line, String column) {
    int index = columns.indexOf(column);
    return index < line.values().size() ? line.values().get(index) : "";
  }

  /** Why the example is there. */
  String why(Line line) {
    return line.values().size() > columns.size() ? line.values().getLast() : "";
  }

  /**
   * The value that a cell means; null if it is empty.
   *
   * @param type {@code number}, {@code boolean} or {@code string}; anything else is any
   */
  static @Nullable Object value(Feel feel, String column, String cell, String type) throws Unclear {
    if (cell.isEmpty() || cell.equals("null")) {
      return null;
    }
    boolean text = type.equals("string");
    if (!text && NUMBER.matcher(cell).matches() && !type.equals("boolean")) {
      return new BigDecimal(cell);
    }
    if (!text && TRUTH.matcher(cell).matches() && !type.equals("number")) {
      return Boolean.valueOf(cell);
    }
    if (type.equals("number") || type.equals("boolean")) {
      throw new Unclear(
          "\"%s\" in the column %s is no %s.",
          cell, column, type.equals("number") ? "number" : "true or false");
    }
    if (text ? !cell.startsWith("\"") : !List.of('[', '{', '"').contains(cell.charAt(0))) {
      return cell;
    }
    Object value = feel.value(cell);
    if (value == null) {
      throw new Unclear("\"%s\" in the column %s cannot be read as FEEL.", cell, column);
    }
    return value;
  }

  /** Sets a value, such as {@code reviewer.onLeave}. */
  @SuppressWarnings("unchecked")
  static void put(Map<String, @Nullable Object> variables, String path, @Nullable Object value) {
    String[] names = path.split("\\.");
    Map<String, @Nullable Object> within = variables;
    for (int i = 0; i < names.length - 1; i++) {
      within =
          (Map<String, @Nullable Object>)
              within.computeIfAbsent(names[i], name -> new HashMap<String, @Nullable Object>());
    }
    within.put(names[names.length - 1], value);
  }

  /** Gets a value, such as {@code result.dueAfter}; null if it is not there. */
  static @Nullable Object get(Map<String, @Nullable Object> variables, String path) {
    Object found = PlainValue.of(variables);
    for (String name : path.split("\\.")) {
      found = found instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return found;
  }
}
