package org.microendorse.app.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds the fields of a form by the paths of their values. */
final class FormFields {
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

  private final FormExpressions expressions;

  FormFields(FormExpressions expressions) {
    this.expressions = expressions;
  }

  /** The fields of a level in the form's order, including hidden ones. */
  Map<String, FormField> of(JsonNode components, JsonNode context) {
    Map<String, FormField> fields = new LinkedHashMap<>();
    collect(components, List.of(), context, fields);
    return fields;
  }

  private void collect(
      JsonNode components, List<String> prefix, JsonNode context, Map<String, FormField> fields) {
    for (JsonNode component : components) {
      boolean hidden = hidden(component, context);
      String type = component.path("type").asString("");
      switch (type) {
        case "group" -> {
          List<String> inside = JsonPaths.join(prefix, component.path("path").asString(""));
          Map<String, FormField> nested = new LinkedHashMap<>();
          collect(component.path("components"), inside, context, nested);
          nested.forEach((name, field) -> fields.put(name, hidden ? field.hide() : field));
        }
        case "dynamiclist" ->
            add(
                fields,
                JsonPaths.join(prefix, component.path("path").asString("")),
                component,
                hidden,
                context);
        default -> {
          if (INPUTS.contains(type)) {
            add(
                fields,
                JsonPaths.join(prefix, component.path("key").asString("")),
                component,
                hidden,
                context);
          }
        }
      }
    }
  }

  private void add(
      Map<String, FormField> fields,
      List<String> path,
      JsonNode component,
      boolean hidden,
      JsonNode context) {
    boolean readOnly =
        component.path("disabled").asBoolean(false)
            || expressions.truth(component.path("readonly"), context);
    // Two fields may share a key when only one of them is shown.
    FormField other = fields.get(String.join(".", path));
    if (other == null || other.hidden()) {
      fields.put(String.join(".", path), new FormField(path, component, hidden, readOnly));
    }
  }

  private boolean hidden(JsonNode component, JsonNode context) {
    return expressions.truth(component.path("conditional").path("hide"), context);
  }
}
