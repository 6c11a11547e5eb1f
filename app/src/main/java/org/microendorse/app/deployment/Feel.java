package org.microendorse.app.deployment;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.FunctionParameters;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.jspecify.annotations.Nullable;
import scala.Product;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/** Reads expressions with the engine's own FEEL. Remembers what it has read. */
final class Feel {
  private static final Pattern PLACE = Pattern.compile(":(\\d+):(\\d+), found ");

  private final FeelEngineApi engine = FeelEngineBuilder.forJava().build();
  private final Map<String, Boolean> functions = new ConcurrentHashMap<>();
  private final Map<String, Parsed> expressions = new ConcurrentHashMap<>();
  private final Map<String, Parsed> tests = new ConcurrentHashMap<>();

  /**
   * An expression as the engine understands it.
   *
   * @param expression null if the engine does not understand it
   * @param problem where it is not understood, such as {@code see its character 3}; empty if it is
   *     understood
   */
  record Parsed(@Nullable ParsedExpression expression, String problem) {
    @Nullable Exp tree() {
      return expression == null ? null : expression.expression();
    }
  }

  /**
   * What an expression uses.
   *
   * @param variables names that it does not define itself
   * @param inFilters names in filters, which may be variables or properties of what is filtered
   * @param calls of functions, such as {@code count(null)}
   */
  record Uses(Set<String> variables, Set<String> inFilters, Set<String> calls) {
    Uses() {
      this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }
  }

  /** Reads an expression, without the equals sign of process models. */
  Parsed expression(String text) {
    return expressions.computeIfAbsent(text, it -> parsed(it, engine::parseExpression));
  }

  /** Reads what a cell of a decision table asks. */
  Parsed test(String text) {
    return tests.computeIfAbsent(text, it -> parsed(it, engine::parseUnaryTests));
  }

  private static Parsed parsed(String text, Function<String, ParseResult> parser) {
    try {
      ParseResult result = parser.apply(text.strip());
      return result.isSuccess()
          ? new Parsed(result.parsedExpression(), "")
          : new Parsed(null, place(result.failure().message()));
    } catch (StackOverflowError tooDeep) {
      return new Parsed(null, "it is nested too deeply");
    }
  }

  private static String place(String message) {
    Matcher place = PLACE.matcher(message);
    if (!place.find()) {
      return "it cannot be read";
    }
    return place.group(1).equals("1")
        ? "see its character " + place.group(2)
        : "see its line %s, character %s".formatted(place.group(1), place.group(2));
  }

  /** The value of an expression that reads no variables; null if it has none. */
  @Nullable Object value(String expression) {
    ParsedExpression parsed = expression(expression).expression();
    if (parsed == null) {
      return null;
    }
    EvaluationResult result = engine.evaluate(parsed, Map.<String, Object>of());
    return result.isSuccess() ? result.result() : null;
  }

  /** Whether a cell of a decision table holds for a value; false if it cannot be read. */
  boolean holds(String test, Object value) {
    ParsedExpression parsed = test(test).expression();
    if (parsed == null) {
      return false;
    }
    EvaluationResult result = engine.evaluateWithInput(parsed, value, Map.<String, Object>of());
    return result.isSuccess() && Boolean.TRUE.equals(result.result());
  }

  /** Whether FEEL has a function that can be called like this. */
  boolean knows(String call) {
    return functions.computeIfAbsent(
        call,
        it ->
            !engine
                .evaluateExpression(it, Map.<String, Object>of())
                .suppressedFailures()
                .toString()
                .contains("NO_FUNCTION_FOUND"));
  }

  /** What an expression uses. */
  static Uses uses(Exp tree) {
    Uses uses = new Uses();
    new Walk(uses, Set.of(), false).visit(tree);
    return uses;
  }

  /** A walk through a part of an expression that knows the names in {@code bound}. */
  private record Walk(Uses uses, Set<String> bound, boolean inFilter) {
    void visit(@Nullable Object node) {
      switch (node) {
        case Ref it -> name(it.names().head());
        case For it -> with("partial").iterate(it.iterators(), it.exp());
        case SomeItem it -> iterate(it.iterators(), it.condition());
        case EveryItem it -> iterate(it.iterators(), it.condition());
        case ConstContext it -> iterate(it.entries(), null);
        case FunctionDefinition it ->
            with(CollectionConverters.asJava(it.parameters()).toArray(String[]::new))
                .visit(it.body());
        case Filter it -> {
          visit(it.list());
          new Walk(uses, with("item").bound, true).visit(it.filter());
        }
        case FunctionInvocation it -> {
          if (!bound.contains(it.function())) {
            uses.calls().add(it.function() + parameters(it.params()));
          }
          visit(it.params());
        }
        case scala.collection.Iterable<?> it ->
            CollectionConverters.asJava(it).forEach(this::visit);
        case Product it ->
            CollectionConverters.asJava(it.productIterator()).forEachRemaining(this::visit);
        case null, default -> {}
      }
    }

    /** Each entry may read those before it. */
    private void iterate(scala.collection.Iterable<?> entries, @Nullable Object last) {
      Walk walk = this;
      for (Object entry : CollectionConverters.asJava(entries)) {
        Tuple2<?, ?> named = (Tuple2<?, ?>) entry;
        walk.visit(named._2());
        walk = walk.with((String) named._1());
      }
      walk.visit(last);
    }

    private Walk with(String... names) {
      Set<String> all = new HashSet<>(bound);
      all.addAll(Set.of(names));
      return new Walk(uses, all, inFilter);
    }

    private static String parameters(FunctionParameters parameters) {
      Stream<String> each =
          switch (parameters) {
            case PositionalFunctionParameters it ->
                CollectionConverters.asJava(it.params()).stream().map(value -> "null");
            case NamedFunctionParameters it ->
                CollectionConverters.asJava(it.params()).keySet().stream()
                    .map(name -> name + ": null");
            default -> Stream.of();
          };
      return each.collect(Collectors.joining(", ", "(", ")"));
    }

    private void name(String name) {
      if (!bound.contains(name)) {
        (inFilter ? uses.inFilters() : uses.variables()).add(name);
      }
    }
  }
}
