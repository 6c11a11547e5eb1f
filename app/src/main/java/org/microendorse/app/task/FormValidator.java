package org.microendorse.app.task;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.microendorse.domain.common.EmailAddress;
import org.microendorse.domain.common.Text;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Checks what a browser sends against the Camunda Form it was asked to fill in. A browser checks
 * too, but only this check counts: what the form does not ask for, or shows read-only, is never
 * taken, and what it hides is not kept.
 */
@Component
public class FormValidator {
  /** Components that hold a value. Others (text, images, separators) only show something. */
  private static final Set<String> INPUTS =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "checkbox",
          "radio",
          "select",
          "checklist",
          "taglist",
          "datetime");

  private static final int LONGEST_TEXT = 20_000;

  private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();
  private final ObjectMapper mapper = new ObjectMapper();

  /**
   * @param form the form's schema
   * @param sent what the browser sent
   * @param known the variables the form was shown with; values the person may not change come from
   *     here
   * @return the values to complete the task with, or what is wrong with them
   */
  public Result validate(JsonNode form, JsonNode sent, JsonNode known) {
    Run run = new Run();
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    if (!sent.isObject()) {
      run.problem("", List.of(), "The form", "Please fill in the form and send it again.");
    } else {
      JsonNode context = overlay(known, sent);
      run.level(form.path("components"), (ObjectNode) sent, known, values, context, List.of());
    }
    return new Result(values, List.copyOf(run.problems));
  }

  /** Accepted if there are no problems. */
  public record Result(ObjectNode values, List<FieldProblem> problems) {
    public boolean accepted() {
      return problems.isEmpty();
    }
  }

  /**
   * What is wrong with one field.
   *
   * @param key the field's key in the form
   * @param indexes the row, for a field inside a list
   * @param label what the person sees at the field
   * @param message what to do about it
   */
  public record FieldProblem(String key, List<Integer> indexes, String label, String message) {}

  /** The check of one form. */
  private final class Run {
    private final List<FieldProblem> problems = new ArrayList<>();

    /** One level: the form itself or one row of a list. */
    void level(
        JsonNode components,
        ObjectNode sent,
        JsonNode known,
        ObjectNode values,
        JsonNode context,
        List<Integer> indexes) {
      Map<String, Field> fields = new LinkedHashMap<>();
      collect(components, List.of(), context, fields);
      refuseUnknown(sent, known, fields, indexes, List.of());
      for (Field field : fields.values()) {
        if (field.hidden()) {
          remove(values, field.path());
          continue;
        }
        if (field.readOnly()) {
          continue;
        }
        JsonNode value = at(sent, field.path());
        if (field.isList()) {
          list(field, value, at(known, field.path()), values, context, indexes);
        } else if (accepts(field, value, context, indexes)) {
          put(values, field.path(), isBlank(value) ? NullNode.instance : clean(field, value));
        }
      }
    }

    private static JsonNode clean(Field field, JsonNode value) {
      return switch (field.type()) {
        case "textarea" -> StringNode.valueOf(Text.lines(value.asString("")));
        case "textfield" -> StringNode.valueOf(Text.line(value.asString("")));
        default -> value;
      };
    }

    private void list(
        Field field,
        JsonNode sent,
        JsonNode known,
        ObjectNode values,
        JsonNode context,
        List<Integer> indexes) {
      if (!sent.isArray() && !sent.isMissingNode() && !sent.isNull()) {
        problem(field, indexes, "This should be a list.");
        return;
      }
      JsonNode component = field.component();
      boolean fixed = !component.path("allowAddRemove").asBoolean(false);
      if (fixed && sent.size() != known.size()) {
        problem(field, indexes, "Lines cannot be added or removed here. Please reload the page.");
        return;
      }
      ArrayNode rows = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < sent.size(); i++) {
        if (!sent.get(i).isObject()) {
          problem(field, indexes, "Line " + (i + 1) + " cannot be read.");
          continue;
        }
        JsonNode knownRow = fixed ? known.path(i) : JsonNodeFactory.instance.objectNode();
        ObjectNode row =
            knownRow instanceof ObjectNode object ? object.deepCopy() : rows.objectNode();
        ObjectNode rowContext = (ObjectNode) overlay(context, sent.get(i));
        rowContext.set("this", overlay(knownRow, sent.get(i)));
        rowContext.set("parent", context);
        rowContext.put("i", i + 1);
        List<Integer> rowIndexes = new ArrayList<>(indexes);
        rowIndexes.add(i);
        level(
            component.path("components"),
            (ObjectNode) sent.get(i),
            knownRow,
            row,
            rowContext,
            List.copyOf(rowIndexes));
        rows.add(row);
      }
      put(values, field.path(), rows);
    }

    private boolean accepts(Field field, JsonNode value, JsonNode context, List<Integer> indexes) {
      JsonNode rules = field.component().path("validate");
      String wrong = wrongWith(field, value, rules, context);
      if (wrong != null) {
        problem(field, indexes, wrong);
      }
      return wrong == null;
    }

    private String wrongWith(Field field, JsonNode value, JsonNode rules, JsonNode context) {
      String type = field.type();
      if (isEmpty(type, value)) {
        return isRequired(field, context) ? missing(type) : wrongType(type, value);
      }
      return switch (type) {
        case "checkbox" -> value.isBoolean() ? null : "Please tick or clear this box.";
        case "number" -> wrongNumber(value, rules, context);
        case "radio", "select" -> wrongChoice(field, value, context);
        case "checklist", "taglist" -> wrongChoices(field, value, context);
        case "datetime" -> wrongDay(value);
        default -> wrongText(value, rules, context);
      };
    }

    /**
     * Always, or when the component's custom property {@code requiredIf} is true. Form viewers do
     * not know that one: their {@code required} is no expression.
     */
    private boolean isRequired(Field field, JsonNode context) {
      return truth(field.component().at("/validate/required"), context)
          || truth(field.component().at("/properties/requiredIf"), context);
    }

    private String wrongType(String type, JsonNode value) {
      boolean none = value.isMissingNode() || value.isNull();
      boolean fits =
          switch (type) {
            case "checkbox" -> value.isBoolean();
            case "checklist", "taglist" -> value.isArray();
            case "number" -> value.isNumber();
            default -> value.isString();
          };
      return none || fits ? null : "This answer cannot be read. Please reload the page.";
    }

    private String wrongText(JsonNode value, JsonNode rules, JsonNode context) {
      if (!value.isString()) {
        return "Please write a text here.";
      }
      String text = value.asString("");
      if (text.codePoints().anyMatch(FormValidator::cannotBeKept)) {
        return "This text has invisible characters that cannot be kept. Please write it anew.";
      }
      int length = text.codePointCount(0, text.length());
      Integer min = integer(rules.path("minLength"), context);
      Integer max = integer(rules.path("maxLength"), context);
      int longest = max == null ? LONGEST_TEXT : Math.min(max, LONGEST_TEXT);
      int written = Text.line(text).length();
      if (min != null && written < min) {
        return "Please write at least " + min + " characters; now it is " + written + ".";
      }
      if (length > longest) {
        return "Please write at most " + longest + " characters; now it is " + length + ".";
      }
      String pattern = rules.path("pattern").asString("");
      if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
        return "This does not have the form that is asked for.";
      }
      if (rules.path("validationType").asString("").equals("email")) {
        return EmailAddress.problem(text).orElse(null);
      }
      return null;
    }

    private String wrongDay(JsonNode value) {
      try {
        LocalDate.parse(value.asString(""));
        return null;
      } catch (DateTimeParseException noDay) {
        return "Please give a day, like 2027-01-15.";
      }
    }

    private String wrongNumber(JsonNode value, JsonNode rules, JsonNode context) {
      if (!value.isNumber()) {
        return "Please write a number.";
      }
      BigDecimal number = value.decimalValue();
      BigDecimal min = number(rules.path("min"), context);
      BigDecimal max = number(rules.path("max"), context);
      if (min != null && number.compareTo(min) < 0) {
        return "Please write a number of at least " + min.toPlainString() + ".";
      }
      if (max != null && number.compareTo(max) > 0) {
        return "Please write a number of at most " + max.toPlainString() + ".";
      }
      return null;
    }

    private String wrongChoice(Field field, JsonNode value, JsonNode context) {
      return options(field.component(), context).contains(value)
          ? null
          : "Please choose one of the answers.";
    }

    private String wrongChoices(Field field, JsonNode value, JsonNode context) {
      if (!value.isArray()) {
        return "Please choose from the answers.";
      }
      List<JsonNode> options = options(field.component(), context);
      for (JsonNode one : value) {
        if (!options.contains(one)) {
          return "Please choose from the answers.";
        }
      }
      return null;
    }

    /** The values a choice allows: fixed, from a variable, or from an expression. */
    private List<JsonNode> options(JsonNode component, JsonNode context) {
      JsonNode values = component.path("values");
      if (component.hasNonNull("valuesKey")) {
        values = at(context, List.of(component.get("valuesKey").asString("").split("\\.")));
      } else if (component.hasNonNull("valuesExpression")) {
        values = evaluate(component.get("valuesExpression").asString(""), context);
      }
      List<JsonNode> options = new ArrayList<>();
      values.forEach(v -> options.add(v.isObject() ? v.path("value") : v));
      return options;
    }

    /** Whatever is not a field of the form is refused, unless it only repeats what we know. */
    private void refuseUnknown(
        JsonNode sent,
        JsonNode known,
        Map<String, Field> fields,
        List<Integer> indexes,
        List<String> above) {
      sent.properties()
          .forEach(
              entry -> {
                List<String> path = new ArrayList<>(above);
                path.add(entry.getKey());
                String name = String.join(".", path);
                if (fields.containsKey(name)) {
                  return;
                }
                boolean leadsToField =
                    fields.keySet().stream().anyMatch(key -> key.startsWith(name + "."));
                if (leadsToField && entry.getValue().isObject()) {
                  refuseUnknown(entry.getValue(), known, fields, indexes, path);
                } else if (!entry.getValue().equals(at(known, path))) {
                  problem(name, indexes, name, "This form does not ask for \"" + name + "\".");
                }
              });
    }

    private void collect(
        JsonNode components, List<String> prefix, JsonNode context, Map<String, Field> fields) {
      for (JsonNode component : components) {
        boolean hidden = hidden(component, context);
        String type = component.path("type").asString("");
        switch (type) {
          case "group" -> {
            List<String> inside = join(prefix, component.path("path").asString(""));
            Map<String, Field> nested = new LinkedHashMap<>();
            collect(component.path("components"), inside, context, nested);
            nested.forEach((name, field) -> fields.put(name, hidden ? field.hide() : field));
          }
          case "dynamiclist" ->
              add(
                  fields,
                  join(prefix, component.path("path").asString("")),
                  component,
                  hidden,
                  context);
          default -> {
            if (INPUTS.contains(type)) {
              add(
                  fields,
                  join(prefix, component.path("key").asString("")),
                  component,
                  hidden,
                  context);
            }
          }
        }
      }
    }

    private void add(
        Map<String, Field> fields,
        List<String> path,
        JsonNode component,
        boolean hidden,
        JsonNode context) {
      boolean readOnly =
          component.path("disabled").asBoolean(false) || truth(component.path("readonly"), context);
      // Two fields may share a key when only one of them is shown.
      Field other = fields.get(String.join(".", path));
      if (other == null || other.hidden()) {
        fields.put(String.join(".", path), new Field(path, component, hidden, readOnly));
      }
    }

    private boolean hidden(JsonNode component, JsonNode context) {
      return truth(component.path("conditional").path("hide"), context);
    }

    private void problem(Field field, List<Integer> indexes, String message) {
      String label = field.component().path("label").asString(field.name());
      problem(field.path().getLast(), indexes, label, message);
    }

    private void problem(String key, List<Integer> indexes, String label, String message) {
      problems.add(new FieldProblem(key, indexes, label, message));
    }
  }

  /** A field of a form. */
  private record Field(List<String> path, JsonNode component, boolean hidden, boolean readOnly) {
    String name() {
      return String.join(".", path);
    }

    String type() {
      return component.path("type").asString("");
    }

    boolean isList() {
      return type().equals("dynamiclist");
    }

    Field hide() {
      return new Field(path, component, true, readOnly);
    }
  }

  private static boolean isEmpty(String type, JsonNode value) {
    return isBlank(value)
        || (value.isArray() && value.isEmpty())
        || (type.equals("checkbox") && value.isBoolean() && !value.asBoolean(false));
  }

  private static boolean isBlank(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || (value.isString() && Text.isBlank(value.asString("")));
  }

  /** Neither in PostgreSQL nor in well-formed UTF-8. */
  private static boolean cannotBeKept(int character) {
    return character == 0 || Character.getType(character) == Character.SURROGATE;
  }

  private static String missing(String type) {
    return switch (type) {
      case "checkbox" -> "Please tick this box to go on.";
      case "radio", "select" -> "Please choose an answer.";
      case "checklist", "taglist" -> "Please choose at least one answer.";
      case "number" -> "Please write a number.";
      default -> "Please fill this in.";
    };
  }

  private boolean truth(JsonNode rule, JsonNode context) {
    return rule.isString() && rule.asString("").startsWith("=")
        ? evaluate(rule.asString(""), context).asBoolean(false)
        : rule.asBoolean(false);
  }

  private Integer integer(JsonNode rule, JsonNode context) {
    BigDecimal number = number(rule, context);
    return number == null ? null : number.intValue();
  }

  private BigDecimal number(JsonNode rule, JsonNode context) {
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
  private JsonNode evaluate(String expression, JsonNode context) {
    String body = expression.startsWith("=") ? expression.substring(1) : expression;
    Map<String, Object> variables =
        mapper.convertValue(
            context,
            mapper.getTypeFactory().constructMapType(HashMap.class, String.class, Object.class));
    EvaluationResult result = feel.evaluateExpression(body, variables);
    return result.isSuccess() ? mapper.valueToTree(result.result()) : NullNode.instance;
  }

  private static JsonNode overlay(JsonNode known, JsonNode sent) {
    ObjectNode both =
        known instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    if (sent.isObject()) {
      both.setAll((ObjectNode) sent);
    }
    return both;
  }

  static List<String> join(List<String> prefix, String path) {
    List<String> joined = new ArrayList<>(prefix);
    Arrays.stream(path.split("\\.")).filter(part -> !part.isEmpty()).forEach(joined::add);
    return joined;
  }

  static JsonNode at(JsonNode node, List<String> path) {
    for (String part : path) {
      node = node.path(part);
    }
    return node;
  }

  static void remove(ObjectNode target, List<String> path) {
    if (at(target, path.subList(0, path.size() - 1)) instanceof ObjectNode parent) {
      parent.remove(path.getLast());
    }
  }

  static void put(ObjectNode target, List<String> path, JsonNode value) {
    for (String part : path.subList(0, path.size() - 1)) {
      target = target.withObject("/" + part.replace("~", "~0").replace("/", "~1"));
    }
    target.set(path.getLast(), value);
  }
}
