package org.microendorse.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.microendorse.engine.exporter.DocumentSchema;
import org.microendorse.engine.exporter.Kind;
import org.microendorse.engine.exporter.Kind.Field;
import org.microendorse.engine.exporter.Kind.Relation;

/**
 * Translates a filter of the REST API into a condition on the documents, whose table is called
 * {@code t}. Values become parameters; unknown conditions are rejected.
 */
final class Filter {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final Map<String, String> COMPARISONS =
      Map.of("$gt", ">", "$gte", ">=", "$lt", "<", "$lte", "<=");

  private final Kind kind;
  private final List<Object> parameters = new ArrayList<>();
  private final String condition;

  /**
   * @param filter the filter as it was sent; null and missing mean everything
   * @throws Problem 400 that names what is unknown
   */
  Filter(Kind kind, JsonNode filter) {
    this.kind = kind;
    this.condition = all(filter);
  }

  /** A condition of SQL. */
  String condition() {
    return condition;
  }

  /** Whether everything matches. */
  boolean isEmpty() {
    return condition.equals("true");
  }

  /** The parameters of the condition: texts, numbers and arrays of them. */
  List<Object> parameters() {
    return parameters;
  }

  private String all(JsonNode filter) {
    if (isNothing(filter)) {
      return "true";
    }
    if (!filter.isObject()) {
      throw Problem.badRequest("The filter has to be an object");
    }
    List<String> conditions = new ArrayList<>();
    Map<Relation, List<Map.Entry<Field, JsonNode>>> related = new EnumMap<>(Relation.class);
    for (var entry : filter.properties()) {
      JsonNode value = entry.getValue();
      if (isNothing(value)) {
        continue;
      }
      if (entry.getKey().equals("$or")) {
        conditions.add(any(value));
        continue;
      }
      Field field = field(entry.getKey());
      if (field.type() == Field.Type.VARIABLES) {
        variables(field, value, conditions);
      } else if (field.relation() == Relation.NONE) {
        conditions.add(matches(field, value));
      } else {
        related
            .computeIfAbsent(field.relation(), key -> new ArrayList<>())
            .add(Map.entry(field, value));
      }
    }
    // Conditions on the same related kind hold for the same document: this element in this state.
    related.forEach(
        (relation, entries) ->
            conditions.add(
                entries.stream()
                    .map(entry -> matches(entry.getKey(), entry.getValue()))
                    .collect(
                        Collectors.joining(
                            " and ", "exists (select 1 from " + relation.from() + " and ", ")"))));
    return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
  }

  private String any(JsonNode alternatives) {
    if (!alternatives.isArray()) {
      throw Problem.badRequest("$or has to be a list of filters");
    }
    List<String> conditions = new ArrayList<>();
    alternatives.forEach(alternative -> conditions.add("(" + all(alternative) + ")"));
    return "(" + String.join(" or ", conditions) + ")";
  }

  private void variables(Field field, JsonNode variables, List<String> conditions) {
    if (!variables.isArray()) {
      throw Problem.badRequest(field.name() + " has to be a list of names and values");
    }
    for (JsonNode variable : variables) {
      variable
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!name.equals("name") && !name.equals("value")) {
                  throw Problem.badRequest(
                      "Unknown property '%s' in %s".formatted(name, field.name()));
                }
              });
      if (!variable.path("name").isTextual() || isNothing(variable.get("value"))) {
        throw Problem.badRequest(field.name() + " needs a name and a value each");
      }
      parameters.add(variable.get("name").asText());
      String value =
          matches(
              new Field(field.name(), Field.Type.LONG_TEXT, "r.doc->>'value'", Relation.NONE),
              variable.get("value"));
      conditions.add(
          "exists (select 1 from %s and r.doc->>'name' = ? and %s)"
              .formatted(field.relation().from(), value));
    }
  }

  private String matches(Field field, JsonNode value) {
    if (value.isArray()) {
      throw Problem.badRequest("%s cannot be filtered by a list".formatted(field.name()));
    }
    if (!value.isObject()) {
      return operator(field, "$eq", value);
    }
    List<String> conditions = new ArrayList<>();
    for (var entry : value.properties()) {
      if (!isNothing(entry.getValue())) {
        conditions.add(operator(field, entry.getKey(), entry.getValue()));
      }
    }
    return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
  }

  private String operator(Field field, String operator, JsonNode value) {
    if (field.type() == Field.Type.LIST) {
      return listOperator(field, operator, value);
    }
    boolean ordered = field.type() == Field.Type.DATE || field.type() == Field.Type.NUMBER;
    if (COMPARISONS.containsKey(operator) && ordered) {
      return condition(field, COMPARISONS.get(operator) + " ?", value(field, value));
    }
    boolean text = field.type() == Field.Type.TEXT || field.type() == Field.Type.LONG_TEXT;
    if (operator.equals("$like") && text) {
      return condition(field, "like ?", pattern(value.asText()));
    }
    return switch (operator) {
      case "$eq" -> beginning(field, List.of(value)) + condition(field, "= ?", value(field, value));
      case "$neq" -> condition(field, "is distinct from ?", value(field, value));
      case "$in" -> beginning(field, value) + condition(field, "= any (?)", values(field, value));
      case "$notIn" ->
          "(%s is null or %s)"
              .formatted(sql(field), condition(field, "<> all (?)", values(field, value)));
      case "$exists" -> sql(field) + (flag(field, value) ? " is not null" : " is null");
      default -> throw unsupported(field, operator);
    };
  }

  private String listOperator(Field field, String operator, JsonNode value) {
    return switch (operator) {
      case "$eq" -> condition(field, "@> to_jsonb(?::text)", value.asText());
      case "$neq" -> "not " + condition(field, "@> to_jsonb(?::text)", value.asText());
      case "$in" -> condition(field, "??| ?", values(field, value));
      case "$notIn" -> "not " + condition(field, "??| ?", values(field, value));
      case "$like" -> {
        parameters.add(pattern(value.asText()));
        yield "exists (select 1 from jsonb_array_elements_text(%s) item where item like ?)"
            .formatted(field.sql());
      }
      case "$exists" ->
          "jsonb_array_length(%s) %s 0".formatted(field.sql(), flag(field, value) ? ">" : "=");
      default -> throw unsupported(field, operator);
    };
  }

  /** Of texts of any length, an index has the beginning: it narrows the search first. */
  private String beginning(Field field, Iterable<JsonNode> values) {
    if (field.type() != Field.Type.LONG_TEXT) {
      return "";
    }
    List<String> beginnings = new ArrayList<>();
    values.forEach(value -> beginnings.add(beginning(value.asText())));
    parameters.add(beginnings.toArray(String[]::new));
    return "left(%s, %d) = any (?) and ".formatted(sql(field), DocumentSchema.LENGTH_IN_INDEX);
  }

  private static String beginning(String text) {
    return text.codePointCount(0, text.length()) <= DocumentSchema.LENGTH_IN_INDEX
        ? text
        : text.substring(0, text.offsetByCodePoints(0, DocumentSchema.LENGTH_IN_INDEX));
  }

  private String condition(Field field, String comparison, Object parameter) {
    parameters.add(parameter);
    return sql(field) + " " + comparison;
  }

  /** The value of a plain field, with a type that compares correctly. */
  static String sql(Field field) {
    return switch (field.type()) {
      case NUMBER -> "(" + field.sql() + ")::int";
      case LIST -> "(" + field.sql() + ")";
      default -> field.sql();
    };
  }

  private static Object value(Field field, JsonNode value) {
    if (value.isContainerNode()) {
      throw Problem.badRequest("%s has to be compared with a single value".formatted(field.name()));
    }
    return switch (field.type()) {
      case NUMBER -> {
        if (!value.canConvertToInt()) {
          throw Problem.badRequest(
              "%s is a number, which '%s' is not".formatted(field.name(), value.asText()));
        }
        yield value.asInt();
      }
      case FLAG -> String.valueOf(flag(field, value));
      case DATE -> date(field, value.asText());
      default -> value.asText();
    };
  }

  private static Object[] values(Field field, JsonNode values) {
    if (!values.isArray()) {
      throw Problem.badRequest("%s: $in and $notIn need a list".formatted(field.name()));
    }
    List<Object> list = new ArrayList<>();
    values.forEach(value -> list.add(value(field, value)));
    return field.type() == Field.Type.NUMBER
        ? list.toArray(Integer[]::new)
        : list.toArray(String[]::new);
  }

  private static boolean flag(Field field, JsonNode value) {
    if (!value.isBoolean()) {
      throw Problem.badRequest(
          "%s is compared with true or false, which '%s' is not"
              .formatted(field.name(), value.asText()));
    }
    return value.asBoolean();
  }

  private static String date(Field field, String value) {
    try {
      return DATE.format(OffsetDateTime.parse(value));
    } catch (DateTimeException e) {
      throw Problem.badRequest(
          "%s is a date and time with an offset, which '%s' is not".formatted(field.name(), value));
    }
  }

  /** Camunda's wildcards are * and ?; a backslash escapes them. */
  private static String pattern(String like) {
    var pattern = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      boolean escaped =
          c == '\\' && i + 1 < like.length() && "*?\\".indexOf(like.charAt(i + 1)) >= 0;
      if (escaped) {
        c = like.charAt(++i);
      }
      if (!escaped && c == '*') {
        pattern.append('%');
      } else if (!escaped && c == '?') {
        pattern.append('_');
      } else if (c == '%' || c == '_' || c == '\\') {
        pattern.append('\\').append(c);
      } else {
        pattern.append(c);
      }
    }
    return pattern.toString();
  }

  private Field field(String name) {
    Field field = kind.fields().get(name);
    if (field == null) {
      throw Problem.badRequest(
          "%s cannot be filtered by '%s', only by %s"
              .formatted(kind.collection(), name, String.join(", ", kind.fields().keySet())));
    }
    return field;
  }

  private static Problem unsupported(Field field, String operator) {
    return Problem.badRequest("%s cannot be filtered with '%s'".formatted(field.name(), operator));
  }

  /** Clients send empty lists and objects for unset conditions. */
  private static boolean isNothing(JsonNode value) {
    return value == null
        || value.isNull()
        || value.isMissingNode()
        || (value.isContainerNode() && value.isEmpty());
  }
}
