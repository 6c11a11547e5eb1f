package org.microendorse.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.engine.exporter.Kind;
import org.microendorse.engine.exporter.Kind.Field;
import org.microendorse.engine.exporter.Kind.Relation;

/**
 * One search: filter, sort, page. Documents are in the requested order, those without a value last;
 * ties are broken by id, so that pages by cursor neither repeat nor miss one.
 */
final class Search {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> PARTS = Set.of("filter", "sort", "page");
  private static final Set<String> PAGE_PARTS = Set.of("from", "limit", "after", "before");
  private static final int DEFAULT_LIMIT = 100;
  private static final int MOST = 10_000;

  private record SortKey(String sql, boolean number, boolean descending) {}

  private record Row(String document, List<String> cursor) {}

  private final Kind kind;
  private final String condition;
  private final List<Object> parameters;
  private final List<SortKey> keys = new ArrayList<>();
  private final int from;
  private final int limit;
  private final boolean backwards;
  private final @Nullable List<String> cursor;

  /**
   * @param request the request's body
   * @throws Problem 400 that names what is unknown
   */
  Search(Kind kind, JsonNode request) {
    this(kind, request, "true", List.of());
  }

  /** A search among the documents that meet a condition. */
  Search(Kind kind, JsonNode request, String within, List<Object> withinParameters) {
    only(request, PARTS, "a search");
    this.kind = kind;
    Filter filter = new Filter(kind, request.get("filter"));
    condition = "(" + within + ") and " + filter.condition();
    parameters = Stream.of(withinParameters, filter.parameters()).flatMap(List::stream).toList();
    request.path("sort").forEach(sort -> keys.add(sortKey(sort)));
    keys.add(new SortKey("t.id", false, false));
    JsonNode page = request.path("page");
    only(page, PAGE_PARTS, "a page");
    from = number(page, "from", 0, Integer.MAX_VALUE);
    limit = number(page, "limit", DEFAULT_LIMIT, MOST);
    backwards = page.hasNonNull("before");
    if (Stream.of("after", "before", "from").filter(page::hasNonNull).count() > 1) {
      throw Problem.badRequest("A page begins at one of: from, after, before");
    }
    cursor =
        backwards
            ? decode(page.get("before").asText())
            : page.hasNonNull("after") ? decode(page.get("after").asText()) : null;
  }

  /** The answer's JSON. */
  String answer(Connection connection) throws SQLException {
    List<Row> rows = limit == 0 ? List.of() : rows(connection);
    boolean all = cursor == null && from == 0 && rows.size() < limit;
    long total = all ? rows.size() : count(connection);
    ObjectNode page =
        JsonNodeFactory.instance
            .objectNode()
            .put("totalItems", total)
            .put("hasMoreTotalItems", false)
            .put("startCursor", rows.isEmpty() ? null : encode(rows.getFirst().cursor()))
            .put("endCursor", rows.isEmpty() ? null : encode(rows.getLast().cursor()));
    return rows.stream()
        .map(Row::document)
        .collect(Collectors.joining(",", "{\"items\":[", "],\"page\":" + page + "}"));
  }

  private long count(Connection connection) throws SQLException {
    String sql = "select count(*) from %s t where %s".formatted(kind.table(), condition);
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private List<Row> rows(Connection connection) throws SQLException {
    List<Object> bound = new ArrayList<>(parameters);
    String beyond = cursor == null ? "true" : beyond(cursor, 0, bound);
    String order =
        keys.stream()
            .map(
                key ->
                    key.sql()
                        + (key.descending() != backwards ? " desc" : " asc")
                        + (backwards ? " nulls first" : " nulls last"))
            .collect(Collectors.joining(", "));
    String cursorValues =
        keys.stream()
            .map(key -> "(" + key.sql() + ")::text")
            .collect(Collectors.joining(", ", "array[", "]"));
    String sql =
        "select (%s)::text, %s from %s t where %s and %s order by %s limit ? offset ?"
            .formatted(kind.document(), cursorValues, kind.table(), condition, beyond, order);
    bound.add(limit);
    bound.add(from);
    List<Row> result = new ArrayList<>();
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, bound);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          Array values = rows.getArray(2);
          result.add(new Row(rows.getString(1), Arrays.asList((String[]) values.getArray())));
        }
      }
    }
    return backwards ? result.reversed() : result;
  }

  /** The condition that a row is beyond the cursor, by the sort keys from the given one on. */
  private String beyond(List<String> cursor, int index, List<Object> bound) {
    SortKey key = keys.get(index);
    String value = cursor.get(index);
    String parameter = key.number() ? "?::int" : "?";
    String strictly;
    if (value == null) {
      strictly = backwards ? key.sql() + " is not null" : "false";
    } else {
      bound.add(value);
      strictly = key.sql() + (key.descending() != backwards ? " < " : " > ") + parameter;
      if (!backwards) {
        strictly = "(%s or %s is null)".formatted(strictly, key.sql());
      }
    }
    if (index == keys.size() - 1) {
      return strictly;
    }
    String same = key.sql() + " is null";
    if (value != null) {
      bound.add(value);
      same = key.sql() + " = " + parameter;
    }
    return "(%s or (%s and %s))".formatted(strictly, same, beyond(cursor, index + 1, bound));
  }

  private SortKey sortKey(JsonNode sort) {
    only(sort, Set.of("field", "order"), "a sort");
    String name = sort.path("field").asText();
    String order = sort.path("order").asText("ASC").toUpperCase();
    Field field = kind.fields().get(name);
    if (field == null
        || field.relation() != Relation.NONE
        || field.type() == Field.Type.LIST
        || field.type() == Field.Type.VARIABLES) {
      throw Problem.badRequest("%s cannot be sorted by '%s'".formatted(kind.collection(), name));
    }
    if (!order.equals("ASC") && !order.equals("DESC")) {
      throw Problem.badRequest("The order is ASC or DESC, not '%s'".formatted(order));
    }
    return new SortKey(Filter.sql(field), field.type() == Field.Type.NUMBER, order.equals("DESC"));
  }

  private static int number(JsonNode page, String name, int otherwise, int most) {
    if (!page.hasNonNull(name)) {
      return otherwise;
    }
    JsonNode value = page.get(name);
    if (!value.canConvertToInt() || value.asInt() < 0 || value.asInt() > most) {
      throw Problem.badRequest("page.%s is a number from 0 to %d".formatted(name, most));
    }
    return value.asInt();
  }

  private static void only(JsonNode object, Set<String> names, String what) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw Problem.badRequest("Unknown property '%s' of %s".formatted(name, what));
              }
            });
  }

  private static String encode(List<String> values) {
    byte[] json = JSON.valueToTree(values).toString().getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  private List<String> decode(String text) {
    try {
      String[] values = JSON.readValue(Base64.getUrlDecoder().decode(text), String[].class);
      if (values.length == keys.size()) {
        return Arrays.asList(values);
      }
    } catch (IllegalArgumentException | IOException e) {
      // Not one of our cursors: reported below.
    }
    throw Problem.badRequest("The cursor '%s' is not one of this search".formatted(text));
  }

  /** Sets the parameters: texts, numbers and arrays of them. */
  static void bind(PreparedStatement statement, List<Object> parameters) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      Object parameter = parameters.get(i);
      switch (parameter) {
        case Integer[] numbers ->
            statement.setArray(i + 1, statement.getConnection().createArrayOf("int4", numbers));
        case String[] texts ->
            statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts));
        case Integer number -> statement.setInt(i + 1, number);
        default -> statement.setString(i + 1, parameter.toString());
      }
    }
  }
}
