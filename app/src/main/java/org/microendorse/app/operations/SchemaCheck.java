package org.microendorse.app.operations;

import static org.microendorse.domain.language.Messages.message;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Says in a sentence why a value does not fit a schema: the parts of JSON Schema that ours use. */
final class SchemaCheck {
  private SchemaCheck() {}

  /**
   * What is wrong with a value; empty if it fits.
   *
   * @param path how people find it, such as {@code scores[2].level}
   */
  static Optional<String> problem(String path, JsonNode schema, JsonNode value) {
    return Stream.of(type(path, schema, value), choice(path, schema, value))
        .flatMap(Optional::stream)
        .findFirst()
        .or(
            () ->
                value.isString()
                    ? text(path, schema, value.asString())
                    : value.isNumber()
                        ? number(path, schema, value)
                        : value.isArray()
                            ? items(path, schema, value)
                            : value.isObject()
                                ? properties(path, schema, value)
                                : Optional.empty());
  }

  private static Optional<String> type(String path, JsonNode schema, JsonNode value) {
    JsonNode allowed = schema.path("type");
    if (allowed.isMissingNode()) {
      return Optional.empty();
    }
    List<String> types =
        allowed.isArray()
            ? allowed.valueStream().map(JsonNode::asString).toList()
            : List.of(allowed.asString());
    return types.stream().anyMatch(it -> isA(it, value))
        ? Optional.empty()
        : wrong(
            path,
            "type",
            types.stream()
                .map(it -> message("operations.type." + it))
                .collect(Collectors.joining(" " + message("operations.or") + " ")));
  }

  private static boolean isA(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> value.isNull();
    };
  }

  private static Optional<String> choice(String path, JsonNode schema, JsonNode value) {
    JsonNode choices = schema.path("enum");
    return choices.isMissingNode() || choices.valueStream().anyMatch(value::equals)
        ? Optional.empty()
        : wrong(
            path,
            "choice",
            choices.valueStream().map(JsonNode::toString).collect(Collectors.joining(", ")));
  }

  private static Optional<String> text(String path, JsonNode schema, String value) {
    String pattern = schema.path("pattern").asString("");
    if (!Pattern.compile(pattern).matcher(value).find()) {
      return wrong(path, "pattern", pattern);
    }
    String format = schema.path("format").asString("");
    try {
      switch (format) {
        case "uuid" -> {
          if (!UUID.fromString(value).toString().equalsIgnoreCase(value)) {
            return wrong(path, "format", message("operations.format.uuid"));
          }
        }
        case "date" -> LocalDate.parse(value);
        case "date-time" -> OffsetDateTime.parse(value);
        default -> {
          // Any text.
        }
      }
      return Optional.empty();
    } catch (IllegalArgumentException | DateTimeException malformed) {
      return wrong(path, "format", message("operations.format." + format));
    }
  }

  private static Optional<String> number(String path, JsonNode schema, JsonNode value) {
    BigDecimal number = value.decimalValue();
    record Rule(String name, Predicate<BigDecimal> isBroken) {}

    return Stream.of(
            new Rule("minimum", it -> number.compareTo(it) < 0),
            new Rule("exclusiveMinimum", it -> number.compareTo(it) <= 0),
            new Rule("maximum", it -> number.compareTo(it) > 0),
            new Rule("exclusiveMaximum", it -> number.compareTo(it) >= 0),
            new Rule("multipleOf", it -> number.remainder(it).signum() != 0))
        .filter(it -> schema.path(it.name()).isNumber())
        .filter(it -> it.isBroken().test(schema.get(it.name()).decimalValue()))
        .findFirst()
        .flatMap(it -> wrong(path, it.name(), schema.get(it.name()).toString()));
  }

  private static Optional<String> items(String path, JsonNode schema, JsonNode value) {
    if (value.size() < schema.path("minItems").asInt(0)) {
      return wrong(path, "minItems", schema.path("minItems").toString());
    }
    return IntStream.range(0, value.size())
        .mapToObj(at -> problem(path + "[" + at + "]", schema.path("items"), value.get(at)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> properties(String path, JsonNode schema, JsonNode value) {
    JsonNode known = schema.path("properties");
    Optional<String> missing =
        schema
            .path("required")
            .valueStream()
            .map(JsonNode::asString)
            .filter(it -> !value.has(it))
            .findFirst();
    if (missing.isPresent()) {
      return wrong(path, "missing", missing.get());
    }
    JsonNode others = schema.path("additionalProperties");
    return value.propertyNames().stream()
        .map(
            name ->
                !known.has(name) && others.isBoolean() && !others.asBoolean()
                    ? wrong(path, "unknown", name)
                    : problem(
                        path + "." + name,
                        known.has(name) ? known.get(name) : others,
                        value.get(name)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> wrong(String path, String rule, String expected) {
    return Optional.of(message("operations.value." + rule, path, expected));
  }
}
