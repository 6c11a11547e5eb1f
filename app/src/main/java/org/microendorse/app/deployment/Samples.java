package org.microendorse.app.deployment;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstRange;
import org.camunda.feel.syntaxtree.ConstRangeBoundary;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InputGreaterOrEqual;
import org.camunda.feel.syntaxtree.InputGreaterThan;
import org.camunda.feel.syntaxtree.InputInRange;
import org.camunda.feel.syntaxtree.InputLessOrEqual;
import org.camunda.feel.syntaxtree.InputLessThan;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.UnaryTestExpression;
import org.jspecify.annotations.Nullable;
import org.microendorse.app.deployment.DecisionTable.Column;
import scala.Product;
import scala.jdk.javaapi.CollectionConverters;
import tools.jackson.databind.JsonNode;

/**
 * Values of an input that stand for all others: each text and truth value that its cells name, one
 * text more where any is possible, and each number with its neighbors.
 */
final class Samples {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** Stands for all texts that no cell names. */
  private static final String OTHER_TEXT = "any other text";

  private final Feel feel;
  private final VariableSchema schema;

  Samples(Feel feel, VariableSchema schema) {
    this.feel = feel;
    this.schema = schema;
  }

  /** Whether a cell consists of plain values, comparisons, intervals and lists of them. */
  boolean isPlain(String cell) {
    return DecisionTable.isAny(cell) || isPlain(feel.test(cell).tree());
  }

  private static boolean isPlain(@Nullable Object node) {
    return switch (node) {
      case ConstNumber it -> true;
      case ConstString it -> true;
      case ConstBool it -> true;
      case ArithmeticNegation it -> isPlain(it.x());
      case AtLeastOne it -> parts(it).stream().allMatch(Samples::isPlain);
      case UnaryTestExpression it -> isPlain(it.exp());
      case Not it -> isPlain(it.x());
      case InputInRange it -> isPlain(it.range());
      case ConstRange it -> isPlain(it.start()) && isPlain(it.end());
      case ConstRangeBoundary it -> isPlain(it.value());
      case InputEqualTo it -> isPlain(it.x());
      case InputLessThan it -> isPlain(it.x());
      case InputLessOrEqual it -> isPlain(it.x());
      case InputGreaterThan it -> isPlain(it.x());
      case InputGreaterOrEqual it -> isPlain(it.x());
      case null, default -> false;
    };
  }

  private static List<Object> parts(AtLeastOne tests) {
    return List.copyOf(CollectionConverters.asJava(tests.xs()));
  }

  /**
   * The samples of an input.
   *
   * @param cells plain ones
   */
  Set<Object> of(Column input, List<String> cells) {
    Set<Object> named = new HashSet<>();
    cells.stream()
        .filter(it -> !DecisionTable.isAny(it))
        .forEach(it -> collect(feel.test(it).tree(), named));
    Set<Object> samples = new LinkedHashSet<>();
    if (named.stream().anyMatch(String.class::isInstance)) {
      samples.addAll(schema.values(input.text()));
      if (!input.values().isEmpty()) {
        collect(feel.test(input.values()).tree(), samples);
      }
      samples.addAll(new TreeSet<>(of(named, String.class)));
      if (schema.isFreeText(input.text()) && input.values().isEmpty()) {
        samples.add(OTHER_TEXT);
      }
    }
    if (named.stream().anyMatch(Boolean.class::isInstance)) {
      samples.addAll(List.of(true, false));
    }
    samples.addAll(numbers(input, new TreeSet<>(of(named, BigDecimal.class))));
    return samples;
  }

  private static <T> List<T> of(Set<Object> values, Class<T> type) {
    return values.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static void collect(@Nullable Object node, Set<Object> values) {
    switch (node) {
      case ConstNumber it -> values.add(it.value().bigDecimal().stripTrailingZeros());
      case ConstString it -> values.add(it.value());
      case ConstBool it -> values.add(it.value());
      case ArithmeticNegation it -> {
        Set<Object> positive = new HashSet<>();
        collect(it.x(), positive);
        of(positive, BigDecimal.class).forEach(number -> values.add(number.negate()));
      }
      case scala.collection.Iterable<?> it ->
          CollectionConverters.asJava(it).forEach(part -> collect(part, values));
      case Product it ->
          CollectionConverters.asJava(it.productIterator())
              .forEachRemaining(part -> collect(part, values));
      case null, default -> {}
    }
  }

  private Set<Object> numbers(Column input, TreeSet<BigDecimal> named) {
    boolean counted = input.text().startsWith("count(");
    boolean whole = counted || schema.isInteger(input.text());
    TreeSet<BigDecimal> numbers = new TreeSet<>(named);
    for (BigDecimal number : named) {
      BigDecimal next = named.higher(number);
      numbers.add(number.subtract(BigDecimal.ONE));
      numbers.add(number.add(BigDecimal.ONE));
      if (next != null) {
        numbers.add(number.add(next).divide(TWO));
      }
    }
    if (whole) {
      numbers.removeIf(it -> it.stripTrailingZeros().scale() > 0);
    }
    if (counted) {
      numbers.removeIf(it -> it.signum() < 0);
    }
    JsonNode limits = schema.of(input.text());
    numbers.removeIf(it -> !isWithin(it, limits));
    return new LinkedHashSet<>(numbers);
  }

  private static boolean isWithin(BigDecimal number, JsonNode limits) {
    return !(limits.has("minimum") && number.compareTo(limits.get("minimum").decimalValue()) < 0
        || limits.has("maximum") && number.compareTo(limits.get("maximum").decimalValue()) > 0
        || limits.has("exclusiveMinimum")
            && number.compareTo(limits.get("exclusiveMinimum").decimalValue()) <= 0
        || limits.has("exclusiveMaximum")
            && number.compareTo(limits.get("exclusiveMaximum").decimalValue()) >= 0);
  }
}
