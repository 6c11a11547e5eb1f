package org.microendorse.app.operations;

import java.util.Set;
import java.util.stream.Collectors;
import org.microendorse.app.deployment.VariableSchema;
import org.microendorse.domain.common.FieldRefusal;
import org.microendorse.domain.common.Refusal;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the schema of the variables says to operators. */
@Component
class VariableRules {
  private final VariableSchema schema = new VariableSchema();

  /**
   * Whether a value is hidden until an operator says why they need it: it is marked as private,
   * stands for a private text, or is not registered, so that nobody has thought about it.
   */
  boolean isPrivate(String name) {
    JsonNode variable = schema.of(name);
    return !schema.names().contains(name)
        || variable.path("x-private").asBoolean(false)
        || !variable.findValues("x-opened").isEmpty();
  }

  /** Variables that identify something. */
  Set<String> ids() {
    return schema.names().stream()
        .filter(it -> schema.of(it).path("format").asString("").equals("uuid"))
        .collect(Collectors.toSet());
  }

  /** Variables that hold the user name of a person. */
  Set<String> people() {
    return schema.names().stream()
        .filter(it -> schema.of(it).path("x-public").asString("").equals("user name"))
        .collect(Collectors.toSet());
  }

  /**
   * Reads a value that an operator typed for a variable.
   *
   * @throws FieldRefusal that says in a sentence why the variable cannot have this value
   */
  JsonNode checked(String name, String typed) {
    JsonNode value;
    try {
      value = JsonMapper.shared().readTree(typed);
    } catch (JacksonException noJson) {
      throw new FieldRefusal("value", "operations.value.json");
    }
    if (value.isMissingNode() || isInfinite(value)) {
      throw new FieldRefusal("value", "operations.value.json");
    }
    SchemaCheck.problem(name, schema.of(name), value)
        .ifPresent(
            problem -> {
              throw new FieldRefusal("value", Refusal.AS_SAID, problem);
            });
    return value;
  }

  /** Whether a number in it, such as 1e400, was read as infinite. */
  private static boolean isInfinite(JsonNode value) {
    return value.isContainer()
        ? value.valueStream().anyMatch(VariableRules::isInfinite)
        : value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue());
  }

  /** Whether a variable is registered, so that it is known what it can be. */
  boolean isKnown(String name) {
    return schema.names().contains(name);
  }
}
