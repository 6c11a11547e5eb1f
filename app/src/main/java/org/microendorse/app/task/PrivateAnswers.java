package org.microendorse.app.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.microendorse.domain.task.Notes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Separates the answers of a form: texts become notes, and the engine gets references to them along
 * with decisions, dates and ids. Every text that a form asks for is private; no form has to say so.
 *
 * @param variables for the engine
 * @param notes the texts, by reference
 */
record PrivateAnswers(ObjectNode variables, Map<String, JsonNode> notes) {
  private static final Set<String> TEXTS = Set.of("textfield", "textarea");

  /**
   * Separates the answers.
   *
   * @param form the form's schema
   * @param answers what {@link FormValidator} accepted
   * @param held the variables as the engine holds them: what lines of a list repeat comes from here
   */
  static PrivateAnswers of(JsonNode form, ObjectNode answers, ObjectNode held) {
    Map<String, JsonNode> notes = new LinkedHashMap<>();
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    return new PrivateAnswers(
        part(form.path("components"), answers, nothing, held, notes), Map.copyOf(notes));
  }

  /** One level: the form itself or one line of a list. */
  private static ObjectNode part(
      JsonNode components,
      ObjectNode answers,
      ObjectNode begun,
      JsonNode held,
      Map<String, JsonNode> notes) {
    ObjectNode parted = begun;
    for (Field field : fields(components, List.of())) {
      JsonNode answer = JsonPaths.at(answers, field.path());
      if (answer.isMissingNode()) {
        JsonPaths.remove(parted, field.path());
      } else if (field.isText() && answer.isString()) {
        String reference = Notes.newReference();
        notes.put(reference, answer);
        JsonPaths.put(parted, field.path(), JsonNodeFactory.instance.stringNode(reference));
      } else if (field.isList() && answer.isArray()) {
        JsonNode lines = JsonPaths.at(held, field.path());
        JsonPaths.put(parted, field.path(), lines(field.component(), answer, lines, notes));
      } else {
        JsonPaths.put(parted, field.path(), answer);
      }
    }
    return parted;
  }

  private static ArrayNode lines(
      JsonNode list, JsonNode answers, JsonNode held, Map<String, JsonNode> notes) {
    boolean fixed = !list.path("allowAddRemove").asBoolean(false);
    ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < answers.size(); i++) {
      ObjectNode begun =
          fixed && held.path(i) instanceof ObjectNode row ? row.deepCopy() : lines.objectNode();
      ObjectNode answer = (ObjectNode) answers.get(i);
      lines.add(part(list.path("components"), answer, begun, held.path(i), notes));
    }
    return lines;
  }

  /** A component with a value. */
  private record Field(List<String> path, JsonNode component) {
    boolean isText() {
      return TEXTS.contains(component.path("type").asString(""));
    }

    boolean isList() {
      return component.path("type").asString("").equals("dynamiclist");
    }

    Field preferText(Field other) {
      return isText() ? this : other;
    }
  }

  /**
   * Of two components that share a key only one is shown; if either is a text, so is the answer.
   */
  private static List<Field> fields(JsonNode components, List<String> above) {
    Map<List<String>, Field> fields = new LinkedHashMap<>();
    for (JsonNode component : components) {
      String type = component.path("type").asString("");
      List<String> path =
          JsonPaths.join(above, component.path(component.has("key") ? "key" : "path").asString(""));
      if (type.equals("group")) {
        fields(component.path("components"), path)
            .forEach(field -> fields.merge(field.path(), field, Field::preferText));
      } else if (!path.equals(above)) {
        fields.merge(path, new Field(path, component), Field::preferText);
      }
    }
    return List.copyOf(fields.values());
  }
}
