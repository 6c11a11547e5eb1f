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
   * Values that columns with the same expression can have.
   *
   * @param values with the rules that may apply to them, one for each different set of rules
   */
  private record Choices(List<Integer> columns, Map<BitSet, Object> values) {}

  void read(String file, DecisionTable table) {
    tables.put(table, file);
  }

  /** Checks what was read. */
  void check() {
    tables.forEach((table, file) -> Guard.check(file, report, () -> check(file, table)));
  }

  private void check(String file, DecisionTable table) {
    List<Choices> choices =
        IntStream.range(0, table.inputs().size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    it -> meaning(table.inputs().get(it)), LinkedHashMap::new, Collectors.toList()))
            .values()
            .stream()
            .map(columns -> choices(table, columns))
            .toList();
    List<Choices> inputs = choices.stream().filter(it -> !it.values().isEmpty()).toList();
    // A product of many columns has no place in a whole number.
    double combinations =
        inputs.stream().mapToDouble(it -> it.values().size()).reduce(1, (one, more) -> one * more);
    if (ONE_ANSWER.contains(table.hitPolicy()) && combinations <= MOST_COMBINATIONS) {
      BitSet all = new BitSet();
      all.set(0, table.rules().size());
      new Search(file, table, inputs, plainRules(table, choices)).from(0, all, new ArrayList<>());
    }
  }

  /** Columns that mean the same have the same value, however they are spelled. */
  private Object meaning(Column input) {
    Object tree = feel.expression(input.text()).tree();
    return tree == null ? input.text() : tree;
  }

  private Choices choices(DecisionTable table, List<Integer> columns) {
    List<List<String>> cells =
        table.rules().stream()
            .map(rule -> columns.stream().map(rule.asked()::get).filter(samples::isPlain).toList())
            .toList();
    Map<BitSet, Object> values = new LinkedHashMap<>();
    for (Object sample :
        samples.of(
            table.inputs().get(columns.getFirst()),
            cells.stream().flatMap(List::stream).toList())) {
      BitSet applying = new BitSet();
      for (int row = 0; row < cells.size(); row++) {
        applying.set(
            row,
            cells.get(row).stream()
                .allMatch(it -> DecisionTable.isAny(it) || feel.holds(it, sample)));
      }
      values.putIfAbsent(applying, sample);
    }
    return new Choices(columns, values);
  }

  /** The rules of which all is known: no cell calculates or compares with what was not tried. */
  private BitSet plainRules(DecisionTable table, List<Choices> choices) {
    BitSet plain = new BitSet();
    for (int row = 0; row < table.rules().size(); row++) {
      List<String> asked = table.rules().get(row).asked();
      plain.set(
          row,
          choices.stream()
              .allMatch(
                  it ->
                      it.columns().stream()
                          .map(asked::get)
                          .allMatch(
                              cell ->
                                  it.values().isEmpty()
                                      ? DecisionTable.isAny(cell)
                                      : samples.isPlain(cell))));
    }
    return plain;
  }

  /** Goes through all combinations. */
  private final class Search {
    private final String file;
    private final DecisionTable table;
    private final List<Choices> inputs;
    private final BitSet plain;
    private final Set<String> told = new TreeSet<>();

    Search(String file, DecisionTable table, List<Choices> inputs, BitSet plain) {
      this.file = file;
      this.table = table;
      this.inputs = inputs;
      this.plain = plain;
    }

    void from(int input, BitSet rules, List<Object> chosen) {
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
                from(input + 1, and(rules, applying), chosen);
                chosen.removeLast();
              });
    }

    private void judge(BitSet rules, List<Object> chosen) {
      if (rules.isEmpty() && !table.hasDefault()) {
        tell("gap", "no rule applies%s. Add one for the rest.", chosen);
      }
      List<Integer> sure = and(rules, plain).stream().boxed().toList();
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

    private String label(Choices input) {
      return table.inputs().get(input.columns().getFirst()).label();
    }

    /** Tells one thing once. */
    private void tell(String what, String sentence, List<Object> chosen) {
      if (told.add(what)) {
        String when =
            IntStream.range(0, chosen.size())
                .mapToObj(i -> "\"%s\" is %s".formatted(label(inputs.get(i)), text(chosen.get(i))))
                .collect(Collectors.joining(" and "));
        report.accept(
            file, table.id() + ": " + sentence.formatted(when.isEmpty() ? "" : " if " + when));
      }
    }
  }

  private static BitSet and(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case String text -> "\"" + text + "\"";
      case null, default -> String.valueOf(value);
    };
  }
}
