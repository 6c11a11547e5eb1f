package org.microendorse.app.task;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.NullNode;

/** Evaluates the rules of a form: fixed values or FEEL expressions. */
final class FormExpressions {
  private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();
  private final ObjectMapper mapper = new ObjectMapper();

  boolean truth(JsonNode rule, JsonNode context) {
    return rule.isString() && rule.asString("").startsWith("=")
        ? evaluate(rule.asString(""), context).asBoolean(false)
        : rule.asBoolean(false);
  }

  @Nullable Integer integer(JsonNode rule, JsonNode context) {
    BigDecimal number = number(rule, context);
    return number == null ? null : number.intValue();
  }

  @Nullable BigDecimal number(JsonNode rule, JsonNode context) {
    JsonNode value =
        rule.isString() && rule.asString("").startsWith("=")
            ? evaluate(rule.asString(""), context)
            : rule;
    if (value.isString() && !value.asString("").isBlank()) {
      return new BigDecimal(value.asString(""));
    }
    return value.isNumber() ? value.decimalValue() : null;
  }

  /** The value of a FEEL expression; missing if it has none. */
  JsonNode evaluate(String expression, JsonNode context) {
    String body = expression.startsWith("=") ? expression.substring(1) : expression;
    Map<String, Object> variables =
        mapper.convertValue(
            context,
            mapper.getTypeFactory().constructMapType(HashMap.class, String.class, Object.class));
    EvaluationResult result = feel.evaluateExpression(body, variables);
    return result.isSuccess() ? mapper.valueToTree(result.result()) : NullNode.instance;
  }
}
