package org.microendorse.app.deployment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.deployment.DecisionTable.Column;

/**
 * Finds what a decision table leaves open, and where its rules contradict each other. It tries
 * every combination of values that its cells tell apart ({@link Samples}). A cell that calculates
 * may apply to anything, so nothing is said because of it.
 */
final class TableCheck {
  /** The policies by which exactly one answer is expected. */
  private static final Set<String> ONE_ANSWER = Set.of("UNIQUE", "ANY", "FIRST", "PRIORITY");

  private static final long MOST_COMBINATIONS = 200_000;

  private final Feel feel;
  private final Samples samples;
  private final BiConsumer<String, String> report;
  private final Map<DecisionTable, String> tables = new LinkedHashMap<>();

  /**
   * @param report takes a file and a sentence
   */
  TableCheck(Feel feel, VariableSchema schema, BiConsumer<String, String> report) {
    this.feel = feel;
    this.samples = new Samples(feel, schema);
    this.report = report;
  }

  /**
   * Rules.
   *
   * @param sure those that apply
   * @param possible those that may apply
   */
  private record Applying(BitSet sure, BitSet possible) {
    Applying and(Applying other) {
      BitSet sureInBoth = (BitSet) sure.clone();
      sureInBoth.and(other.sure);
      BitSet possibleInBoth = (BitSet) possible.clone();
      possibleInBoth.and(other.possible);
      return new Applying(sureInBoth, possibleInBoth);
    }
  }

  /** Values of an input with the rules that apply to them, one for each different set of rules. */
  private record Choices(Column input, Map<Applying, Object> values) {}

  void read(String file, DecisionTable table) {
    tables.put(table, file);
  }

  /** Checks what was read. */
  void check() {
    tables.forEach((table, file) -> check(file, table));
  }

  private void check(String file, DecisionTable table) {
    List<Choices> inputs =
        IntStream.range(0, table.inputs().size())
            .mapToObj(i -> choices(table, i))
            .filter(it -> !it.values().isEmpty())
            .toList();
    long combinations =
        inputs.stream().mapToLong(it -> it.values().size()).reduce(1, Math::multiplyExact);
    if (ONE_ANSWER.contains(table.hitPolicy()) && combinations <= MOST_COMBINATIONS) {
      BitSet all = new BitSet();
      all.set(0, table.rules().size());
      new Search(file, table, inputs).from(0, new Applying(all, all), new ArrayList<>());
    }
  }

  private Choices choices(DecisionTable table, int input) {
    Column column = table.inputs().get(input);
    List<String> cells = table.rules().stream().map(it -> it.asked().get(input)).toList();
    Map<Applying, Object> values = new LinkedHashMap<>();
    List<String> plain = cells.stream().filter(samples::isPlain).toList();
    for (Object sample : samples.of(column, plain)) {
      Applying applying = new Applying(new BitSet(), new BitSet());
      for (int row = 0; row < cells.size(); row++) {
        String cell = cells.get(row);
        boolean isPlain = samples.isPlain(cell);
        boolean holds = isPlain && (DecisionTable.isAny(cell) || feel.holds(cell, sample));
        applying.sure().set(row, holds);
        applying.possible().set(row, holds || !isPlain);
      }
      values.putIfAbsent(applying, sample);
    }
    return new Choices(column, values);
  }

  /** Goes through all combinations. */
  private final class Search {
    private final String file;
    private final DecisionTable table;
    private final List<Choices> inputs;
    private final Set<String> told = new TreeSet<>();

    Search(String file, DecisionTable table, List<Choices> inputs) {
      this.file = file;
      this.table = table;
      this.inputs = inputs;
    }

    void from(int input, Applying rules, List<Object> chosen) {
      if (input == inputs.size()) {
        judge(rules, chosen);
        return;
      }
      inputs
          .get(input)
          .values()
          .forEach(
              (applying, value) -> {
                chosen.add(value);
                from(input + 1, rules.and(applying), chosen);
                chosen.removeLast();
              });
    }

    private void judge(Applying rules, List<Object> chosen) {
      if (rules.possible().isEmpty() && !table.hasDefault()) {
        tell("gap", "no rule applies%s. Add one for the rest.", chosen);
      }
      List<Integer> sure = rules.sure().stream().boxed().toList();
      boolean contradict =
          switch (table.hitPolicy()) {
            case "UNIQUE" -> sure.size() > 1;
            case "ANY" ->
                sure.stream().map(it -> table.rules().get(it).said()).distinct().count() > 1;
            default -> false;
          };
      if (contradict) {
        String which =
            sure.stream().map(it -> String.valueOf(it + 1)).collect(Collectors.joining(" and "));
        tell(
            which,
            "rules %s apply at the same time".formatted(which)
                + "%s. Narrow one of them, or choose the hit policy FIRST.",
            chosen);
      }
    }

    /** Tells one thing once. */
    private void tell(String what, String sentence, List<Object> chosen) {
      if (told.add(what)) {
        String when =
            IntStream.range(0, chosen.size())
                .mapToObj(
                    i ->
                        "\"%s\" is %s"
                            .formatted(inputs.get(i).input().label(), text(chosen.get(i))))
                .collect(Collectors.joining(" and "));
        report.accept(
            file, table.id() + ": " + sentence.formatted(when.isEmpty() ? "" : " if " + when));
      }
    }
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case String text -> "\"" + text + "\"";
      case null, default -> String.valueOf(value);
    };
  }
}
