package org.microendorse.app.task;

import static org.microendorse.domain.language.Messages.message;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.common.EmailAddress;
import org.microendorse.domain.common.Text;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Checks what a browser sends against the Camunda Form it was asked to fill in. Browsers check,
 * too, but only this check counts: values that the form does not ask for, or shows read-only, are
 * never accepted, and hidden ones are dropped.
 */
@Component
public class FormValidator {
  private static final int LONGEST_TEXT = 20_000;

  private final FormExpressions expressions = new FormExpressions();
  private final FormFields fields = new FormFields(expressions);

  /** The same for variables that were shown as they are. */
  public Result validate(JsonNode form, JsonNode sent, JsonNode known) {
    return validate(form, sent, known, List.of());
  }

  /**
   * @param form the form's schema
   * @param sent what the browser sent
   * @param known the variables the form was shown with; values the person may not change come from
   *     here
   * @param languages what the texts of those variables are in each language
   * @return the values to complete the task with, or what is wrong with them
   */
  public Result validate(
      JsonNode form, JsonNode sent, JsonNode known, List<UnaryOperator<String>> languages) {
    Run run = new Run(languages);
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    if (!sent.isObject()) {
      run.problem("", List.of(), message("form.whole"), message("form.fillIn"));
    } else {
      JsonNode context = JsonPaths.overlay(known, sent);
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
    private final List<UnaryOperator<String>> languages;

    Run(List<UnaryOperator<String>> languages) {
      this.languages = languages;
    }

    /** One level: the form itself or one row of a list. */
    void level(
        JsonNode components,
        ObjectNode sent,
        JsonNode known,
        ObjectNode values,
        JsonNode context,
        List<Integer> indexes) {
      Map<String, FormField> asked = fields.of(components, context);
      refuseUnknown(sent, known, asked, indexes, List.of());
      for (FormField field : asked.values()) {
        if (field.hidden()) {
          JsonPaths.remove(values, field.path());
          continue;
        }
        if (field.readOnly()) {
          continue;
        }
        JsonNode value = JsonPaths.at(sent, field.path());
        if (field.isList()) {
          list(field, value, JsonPaths.at(known, field.path()), values, context, indexes);
        } else if (accepts(field, value, context, indexes)) {
          JsonPaths.put(
              values, field.path(), isBlank(value) ? NullNode.instance : clean(field, value));
        }
      }
    }

    private static JsonNode clean(FormField field, JsonNode value) {
      return switch (field.type()) {
        case "textarea" -> StringNode.valueOf(Text.lines(value.asString("")));
        case "textfield" -> StringNode.valueOf(Text.line(value.asString("")));
        default -> value;
      };
    }

    private void list(
        FormField field,
        JsonNode sent,
        JsonNode known,
        ObjectNode values,
        JsonNode context,
        List<Integer> indexes) {
      if (!sent.isArray() && !sent.isMissingNode() && !sent.isNull()) {
        problem(field, indexes, message("form.notAList"));
        return;
      }
      JsonNode component = field.component();
      boolean fixed = !component.path("allowAddRemove").asBoolean(false);
      if (fixed && sent.size() != known.size()) {
        problem(field, indexes, message("form.fixedLines"));
        return;
      }
      ArrayNode rows = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < sent.size(); i++) {
        if (!sent.get(i).isObject()) {
          problem(field, indexes, message("form.unreadableLine", i + 1));
          continue;
        }
        JsonNode knownRow = fixed ? known.path(i) : JsonNodeFactory.instance.objectNode();
        ObjectNode row =
            knownRow instanceof ObjectNode object ? object.deepCopy() : rows.objectNode();
        ObjectNode rowContext = (ObjectNode) JsonPaths.overlay(context, sent.get(i));
        rowContext.set("this", JsonPaths.overlay(knownRow, sent.get(i)));
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
      JsonPaths.put(values, field.path(), rows);
    }

    private boolean accepts(
        FormField field, JsonNode value, JsonNode context, List<Integer> indexes) {
      JsonNode rules = field.component().path("validate");
      String wrong = wrongWith(field, value, rules, context);
      if (wrong != null) {
        problem(field, indexes, wrong);
      }
      return wrong == null;
    }

    private @Nullable String wrongWith(
        FormField field, JsonNode value, JsonNode rules, JsonNode context) {
      String type = field.type();
      if (isEmpty(type, value)) {
        return isRequired(field, context) ? missing(type) : wrongType(type, value);
      }
      return switch (type) {
        case "checkbox" -> value.isBoolean() ? null : message("form.notABox");
        case "number" -> wrongNumber(value, rules, context);
        case "radio", "select" -> wrongChoice(field, value, context);
        case "checklist", "taglist" -> wrongChoices(field, value, context);
        case "datetime" -> wrongDay(value);
        default -> wrongText(value, rules, context);
      };
    }

    /**
     * Always, or when the component's custom property {@code requiredIf} is true. Form viewers do
     * not know that property: their {@code required} cannot be an expression.
     */
    private boolean isRequired(FormField field, JsonNode context) {
      return expressions.truth(field.component().at("/validate/required"), context)
          || expressions.truth(field.component().at("/properties/requiredIf"), context);
    }

    private @Nullable String wrongType(String type, JsonNode value) {
      boolean none = value.isMissingNode() || value.isNull();
      boolean fits =
          switch (type) {
            case "checkbox" -> value.isBoolean();
            case "checklist", "taglist" -> value.isArray();
            case "number" -> value.isNumber();
            default -> value.isString();
          };
      return none || fits ? null : message("form.unreadable");
    }

    private @Nullable String wrongText(JsonNode value, JsonNode rules, JsonNode context) {
      if (!value.isString()) {
        return message("form.notText");
      }
      String text = value.asString("");
      if (text.codePoints().anyMatch(FormValidator::cannotBeKept)) {
        return message("form.invisible");
      }
      int length = text.codePointCount(0, text.length());
      Integer min = expressions.integer(rules.path("minLength"), context);
      Integer max = expressions.integer(rules.path("maxLength"), context);
      int longest = max == null ? LONGEST_TEXT : Math.min(max, LONGEST_TEXT);
      int written = Text.line(text).length();
      if (min != null && written < min) {
        return message("form.tooShort", min, written);
      }
      if (length > longest) {
        return message("form.tooLong", longest, length);
      }
      String pattern = rules.path("pattern").asString("");
      if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
        return message("form.answer.pattern");
      }
      if (rules.path("validationType").asString("").equals("email")) {
        return EmailAddress.problem(text).orElse(null);
      }
      return null;
    }

    private @Nullable String wrongDay(JsonNode value) {
      try {
        LocalDate.parse(value.asString(""));
        return null;
      } catch (DateTimeParseException noDay) {
        return message("form.date");
      }
    }

    private @Nullable String wrongNumber(JsonNode value, JsonNode rules, JsonNode context) {
      if (!value.isNumber()) {
        return message("form.answer.missing.number");
      }
      BigDecimal number = value.decimalValue();
      BigDecimal min = expressions.number(rules.path("min"), context);
      BigDecimal max = expressions.number(rules.path("max"), context);
      if (min != null && number.compareTo(min) < 0) {
        return message("form.answer.tooSmall", min.toPlainString());
      }
      if (max != null && number.compareTo(max) > 0) {
        return message("form.answer.tooLarge", max.toPlainString());
      }
      return null;
    }

    private @Nullable String wrongChoice(FormField field, JsonNode value, JsonNode context) {
      return options(field.component(), context).contains(value)
          ? null
          : message("form.notOffered");
    }

    private @Nullable String wrongChoices(FormField field, JsonNode value, JsonNode context) {
      if (!value.isArray()) {
        return message("form.notAllOffered");
      }
      List<JsonNode> options = options(field.component(), context);
      for (JsonNode one : value) {
        if (!options.contains(one)) {
          return message("form.notAllOffered");
        }
      }
      return null;
    }

    /** The values a choice allows: fixed, from a variable, or from an expression. */
    private List<JsonNode> options(JsonNode component, JsonNode context) {
      JsonNode values = component.path("values");
      if (component.hasNonNull("valuesKey")) {
        values =
            JsonPaths.at(context, List.of(component.get("valuesKey").asString("").split("\\.")));
      } else if (component.hasNonNull("valuesExpression")) {
        values = expressions.evaluate(component.get("valuesExpression").asString(""), context);
      }
      List<JsonNode> options = new ArrayList<>();
      values.forEach(v -> options.add(v.isObject() ? v.path("value") : v));
      return options;
    }

    /** Rejects values that are not fields of the form, unless they only repeat known values. */
    private void refuseUnknown(
        JsonNode sent,
        JsonNode known,
        Map<String, FormField> fields,
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
                } else if (!isRepeated(entry.getValue(), JsonPaths.at(known, path))) {
                  problem(name, indexes, name, message("form.notAsked", name));
                }
              });
    }

    /** As it was shown, in whichever language. */
    private boolean isRepeated(JsonNode sent, JsonNode known) {
      return sent.equals(known)
          || languages.stream().anyMatch(it -> sent.equals(TaskForms.inWords(known, it)));
    }

    private void problem(FormField field, List<Integer> indexes, String message) {
      String label = field.component().path("label").asString(field.name());
      problem(field.path().getLast(), indexes, label, message);
    }

    private void problem(String key, List<Integer> indexes, String label, String message) {
      problems.add(new FieldProblem(key, indexes, label, message));
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

  /** Characters that neither PostgreSQL nor well-formed UTF-8 allows. */
  private static boolean cannotBeKept(int character) {
    return character == 0 || Character.getType(character) == Character.SURROGATE;
  }

  private static String missing(String type) {
    return switch (type) {
      case "checkbox" -> message("form.answer.missing.box");
      case "radio", "select" -> message("form.answer.missing.choice");
      case "checklist", "taglist" -> message("form.answer.missing.choices");
      case "number" -> message("form.answer.missing.number");
      default -> message("form.answer.missing.text");
    };
  }
}
