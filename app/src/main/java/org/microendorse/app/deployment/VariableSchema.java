package org.microendorse.app.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.microendorse.domain.catalog.Level;
import org.microendorse.processes.Variables;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The registered variables and what they can be: {@code variables.schema.json}. */
public final class VariableSchema {
  private static final String FILE = "/processes/variables.schema.json";

  private final JsonNode variables = read();
  private final Set<String> properties = new TreeSet<>();
  private final Set<String> nested = new TreeSet<>();
  private final Set<String> levels = new TreeSet<>();

  public VariableSchema() {
    collect(variables);
    nested.addAll(properties);
    properties.addAll(names());
  }

  /** The levels that the models have. */
  void knowLevels(List<Level> all) {
    all.forEach(it -> levels.add(it.code()));
  }

  /** The names of all variables. */
  public Set<String> names() {
    return new TreeSet<>(variables.propertyNames());
  }

  /** The names that variables and their properties have. */
  Set<String> properties() {
    return properties;
  }

  /** Whether this is a variable, and no property of one: also within a filter of a list. */
  boolean isOnlyVariable(String name) {
    return variables.has(name) && !nested.contains(name);
  }

  /**
   * The texts that a variable can be; empty if it can be any text, or none.
   *
   * @param path {@code closing.outcome} for a property
   */
  Set<String> values(String path) {
    if (path.equals(Variables.LEVEL)) {
      return new TreeSet<>(levels);
    }
    return of(path)
        .path("enum")
        .valueStream()
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a variable can be any text, as far as is known. */
  boolean isFreeText(String path) {
    return !path.equals(Variables.LEVEL)
        && of(path).path("type").toString().contains("\"string\"")
        && values(path).isEmpty();
  }

  /** Whether a variable is a whole number. */
  boolean isInteger(String path) {
    return of(path).path("type").toString().contains("\"integer\"");
  }

  /** The kind of a variable: {@code number}, {@code boolean}, {@code string}, or empty for any. */
  String type(String path) {
    String types = of(path).path("type").toString();
    return Stream.of("number", "boolean", "string")
        .filter(
            it ->
                types.replace("integer", "number").contains(it)
                    || it.equals("string") && !values(path).isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Whether a variable has a property, as far as is known. */
  boolean allows(String path) {
    int end = path.lastIndexOf('.');
    return end < 0 || !of(path.substring(0, end)).has("properties") || !of(path).isMissingNode();
  }

  /** The schema of a variable; empty if there is none. */
  public JsonNode of(String path) {
    return variables.at("/" + path.replace(".", "/properties/"));
  }

  private void collect(JsonNode schema) {
    properties.addAll(schema.path("properties").propertyNames());
    schema.forEach(this::collect);
  }

  private static JsonNode read() {
    try (InputStream file = VariableSchema.class.getResourceAsStream(FILE)) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(file, FILE)).path("properties");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
