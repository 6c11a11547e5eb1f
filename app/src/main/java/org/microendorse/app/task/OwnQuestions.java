package org.microendorse.app.task;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.microendorse.app.deployment.ModelSet;
import org.microendorse.domain.task.StepAnswers.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Questions that process owners added to forms: those that are in none of the forms that come with
 * the application.
 */
final class OwnQuestions {
  /**
   * A custom property of a field: who reads the answer besides the person who gave it, {@code
   * educator} (with the feedback), {@code reviewers} (of later steps), or both. Answers of people
   * who assess, approve or pre-check are always shown to later reviewers.
   */
  static final String SHOWN_TO = "shownTo";

  private static final Set<String> SHOWS_ONLY =
      Set.of("text", "html", "image", "separator", "spacer", "button", "table", "iframe");
  private static final Set<String> DELIVERED = delivered();

  private final boolean shared;
  private final List<Answer> answers = new ArrayList<>();

  private OwnQuestions(boolean shared) {
    this.shared = shared;
  }

  /**
   * The answers to own questions, in the order of the form.
   *
   * @param form the form's schema
   * @param values what {@link FormValidator} accepted
   * @param shared whether later reviewers read all answers of the step
   */
  static List<Answer> answered(JsonNode form, JsonNode values, boolean shared) {
    OwnQuestions own = new OwnQuestions(shared);
    own.level(form.path("components"), values, List.of(), List.of());
    return own.answers;
  }

  /**
   * One level: the form itself or one line of a list.
   *
   * @param asked the names above, without the numbers of lines
   * @param at the same with them
   */
  private void level(JsonNode components, JsonNode values, List<String> asked, List<String> at) {
    for (JsonNode component : components) {
      String type = component.path("type").asString("");
      String name = component.path(component.has("key") ? "key" : "path").asString("");
      List<String> here = JsonPaths.join(List.of(), name);
      JsonNode value = JsonPaths.at(values, here);
      if (type.equals("group")) {
        level(component.path("components"), value, join(asked, here), join(at, here));
      } else if (type.equals("dynamiclist")) {
        for (int i = 0; i < value.size(); i++) {
          level(
              component.path("components"),
              value.get(i),
              join(asked, here),
              join(join(at, here), List.of(String.valueOf(i + 1))));
        }
      } else if (!SHOWS_ONLY.contains(type)
          && !value.isMissingNode()
          && !value.isNull()
          && !DELIVERED.contains(String.join(".", join(asked, here)))) {
        answers.add(answer(component, type, value, String.join(".", join(at, here))));
      }
    }
  }

  private Answer answer(JsonNode component, String type, JsonNode value, String question) {
    String shownTo = component.at("/properties/" + SHOWN_TO).asString("");
    return new Answer(
        question,
        type,
        component.path("label").asString(question),
        value.toString(),
        words(component, value),
        shownTo.contains("educator"),
        shared || shownTo.contains("reviewers"));
  }

  private static String words(JsonNode component, JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(it -> word(component, it))
            .collect(Collectors.joining(", "))
        : word(component, value);
  }

  private static String word(JsonNode component, JsonNode value) {
    for (JsonNode option : component.path("values")) {
      if (option.path("value").equals(value)) {
        return option.path("label").asString("");
      }
    }
    return value.isString() ? value.stringValue() : value.toString();
  }

  private static List<String> join(List<String> above, List<String> here) {
    List<String> joined = new ArrayList<>(above);
    joined.addAll(here);
    return joined;
  }

  private static Set<String> delivered() {
    Set<String> names = new HashSet<>();
    ModelSet.delivered()
        .forms()
        .values()
        .forEach(
            form -> names(JsonMapper.shared().readTree(form).path("components"), List.of(), names));
    return Set.copyOf(names);
  }

  private static void names(JsonNode components, List<String> above, Set<String> names) {
    for (JsonNode component : components) {
      String name = component.path(component.has("key") ? "key" : "path").asString("");
      List<String> here = JsonPaths.join(above, name);
      if (!name.isEmpty()) {
        names.add(String.join(".", here));
      }
      names(component.path("components"), here, names);
    }
  }
}
