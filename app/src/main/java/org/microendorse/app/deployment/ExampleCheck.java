package org.microendorse.app.deployment;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.deployment.DecisionModels.Decision;
import org.microendorse.app.deployment.DecisionModels.NotDecided;
import org.microendorse.app.deployment.DecisionTable.Column;
import org.microendorse.app.deployment.ExampleFile.Unclear;
import org.microendorse.domain.common.CsvFile.Line;

/** Makes the decisions of examples, and warns where the answer is another one. */
final class ExampleCheck {
  private final Feel feel;
  private final VariableSchema schema;
  private final DecisionModels decisions;
  private final BiConsumer<String, String> report;
  private final BiConsumer<String, String> warn;

  /**
   * @param report takes a file and a sentence about an example that cannot be understood
   * @param warn takes a file and a sentence about an example with another answer
   */
  ExampleCheck(
      Feel feel,
      VariableSchema schema,
      DecisionModels decisions,
      BiConsumer<String, String> report,
      BiConsumer<String, String> warn) {
    this.feel = feel;
    this.schema = schema;
    this.decisions = decisions;
    this.report = report;
    this.warn = warn;
  }

  /** The id of the decision that a file has examples for. */
  static String decisionOf(String file) {
    return file.substring(file.lastIndexOf('/') + 1, file.length() - ".csv".length());
  }

  /** Checks a file of examples. */
  void check(String file, byte[] content) {
    Decision decision = decisions.find(decisionOf(file));
    if (decision == null) {
      report.accept(
          file, "There is no decision %s for these examples.".formatted(decisionOf(file)));
      return;
    }
    try {
      ExampleFile examples = ExampleFile.read(content);
      Map<String, String> outputs = outputs(decision);
      checkColumns(examples.columns(), outputs.keySet(), decision.reads());
      for (Line line : examples.lines()) {
        check(file, decision, examples, outputs, line);
      }
    } catch (Unclear e) {
      report.accept(file, String.valueOf(e.getMessage()));
    }
  }

  /** The types of the outputs, by the name of their column. */
  private static Map<String, String> outputs(Decision decision) {
    Map<String, String> types = new LinkedHashMap<>();
    for (DecisionTable table : DecisionTable.of(decision.element()).toList()) {
      boolean isList = Set.of("COLLECT", "RULE ORDER").contains(table.hitPolicy());
      for (Column output : table.outputs()) {
        if (isList || table.outputs().size() == 1) {
          types.put(ExampleFile.RESULT, isList ? "" : output.type());
        } else {
          types.put(ExampleFile.RESULT + "." + output.text(), output.type());
        }
      }
    }
    return types.isEmpty() ? Map.of(ExampleFile.RESULT, "") : types;
  }

  private void checkColumns(List<String> columns, Set<String> outputs, Set<String> reads)
      throws Unclear {
    for (String column : columns) {
      boolean input = reads.contains(column.split("\\.", -1)[0]) && schema.allows(column);
      if (!input && !outputs.contains(column)) {
        throw new Unclear(
            "The column \"%s\" is unknown. The decision reads %s, and its answer is %s.",
            column, String.join(", ", reads), String.join(", ", outputs));
      }
      List<String> same =
          columns.stream().filter(it -> (it + ".").startsWith(column + ".")).toList();
      if (same.size() > 1) {
        throw new Unclear(
            "The columns %s set the same value. Keep one of them, or the parts without the whole.",
            String.join(", ", same));
      }
    }
    if (Collections.disjoint(columns, outputs)) {
      throw new Unclear("A column for the answer is missing: %s.", String.join(", ", outputs));
    }
  }

  private void check(
      String file,
      Decision decision,
      ExampleFile examples,
      Map<String, String> outputs,
      Line line) {
    Map<String, @Nullable Object> given = new HashMap<>();
    Map<String, @Nullable Object> expected = new LinkedHashMap<>();
    String place = "line " + line.number();
    try {
      for (String column : examples.columns()) {
        String cell = examples.cell(line, column);
        String type = outputs.get(column);
        if (type != null) {
          expected.put(column, ExampleFile.value(feel, column, cell, type));
        } else if (!cell.isEmpty()) {
          ExampleFile.put(
              given, column, ExampleFile.value(feel, column, cell, schema.type(column)));
        }
      }
      Map<String, @Nullable Object> answer = new HashMap<>();
      answer.put(ExampleFile.RESULT, decisions.decide(decision, given));
      expected.forEach(
          (column, value) -> {
            Object was = orNothing(value);
            Object now = orNothing(ExampleFile.get(answer, column));
            if (!Objects.equals(was, now)) {
              warn.accept(
                  file,
                  "%s: %s was %s, is now %s. If that is meant, change the example (%s)."
                      .formatted(
                          place,
                          column,
                          PlainValue.text(was),
                          PlainValue.text(now),
                          examples.why(line)));
            }
          });
    } catch (Unclear e) {
      report.accept(file, place + ": " + e.getMessage());
    } catch (NotDecided e) {
      warn.accept(file, "%s has no answer any longer: %s".formatted(place, e.getMessage()));
    }
  }

  /** A list of nothing is nothing. */
  private static @Nullable Object orNothing(@Nullable Object value) {
    Object plain = PlainValue.of(value);
    return List.of().equals(plain) ? null : plain;
  }
}
