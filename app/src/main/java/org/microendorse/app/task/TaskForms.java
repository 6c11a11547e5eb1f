package org.microendorse.app.task;

import io.camunda.client.api.search.response.Form;
import io.camunda.client.api.search.response.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.Level;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.task.Notes;
import org.microendorse.processes.Variables;
import org.microendorse.workers.common.EngineModels;
import org.microendorse.workers.common.EngineTasks;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The forms of tasks, and the variables they show. */
@Component
class TaskForms {
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  private final EngineTasks tasks;
  private final EngineModels models;
  private final Notes notes;
  private final FormTranslations translations;
  private final ObjectMapper json;
  private final Map<Long, TaskForm> forms = new ConcurrentHashMap<>();

  TaskForms(
      EngineTasks tasks,
      EngineModels models,
      Notes notes,
      FormTranslations translations,
      ObjectMapper json) {
    this.tasks = tasks;
    this.models = models;
    this.notes = notes;
    this.translations = translations;
    this.json = json;
  }

  /**
   * A deployed form; it never changes.
   *
   * @param words every word in it; a variable that is not among them is not shown
   */
  record TaskForm(@Nullable String id, long version, JsonNode schema, Set<String> words) {}

  /** The form of a task. */
  TaskForm of(Task task) {
    if (task.formKey() == null) {
      return new TaskForm(null, 0, json.createObjectNode(), Set.of());
    }
    return forms.computeIfAbsent(task.formKey(), key -> load(task));
  }

  /** The schema of the task's form, in the reader's language. */
  JsonNode schema(Task task) {
    TaskForm form = of(task);
    return translations.translate(form.id(), form.schema(), Language.current());
  }

  /**
   * What the task's form shows, private texts and names included; nothing else leaves the server.
   */
  ObjectNode variables(Task task) {
    return shown(held(task));
  }

  /** The same, for a caller that has the variables already. */
  ObjectNode shown(ObjectNode held) {
    ObjectNode shown =
        ((ObjectNode) Objects.requireNonNull(notes.open(held), "an object")).deepCopy();
    // Forms with private texts show their fields only here.
    shown.put(Variables.PORTAL, true);
    putLevels(shown);
    return shown;
  }

  /** The levels that can be given, the names of all, and those that count as shown. */
  private static void putLevels(ObjectNode shown) {
    ArrayNode levels = shown.putArray(Variables.LEVELS);
    Level.all().forEach(it -> levels.addObject().put("label", it.label()).put("value", it.code()));
    ObjectNode names = shown.putObject(Variables.LEVEL_NAMES);
    Level.names().forEach(names::put);
    ArrayNode counted = shown.putArray(Variables.SHOWN_LEVELS);
    Level.shownCodes().forEach(counted::add);
  }

  /**
   * The values in the reader's language. They go to browsers only.
   *
   * @param words what a text is in that language
   */
  static JsonNode inWords(JsonNode values, UnaryOperator<String> words) {
    return switch (values) {
      case StringNode text -> StringNode.valueOf(words.apply(text.stringValue()));
      case ArrayNode list -> {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        list.forEach(it -> all.add(inWords(it, words)));
        yield all;
      }
      case ObjectNode object -> {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(it -> all.set(it.getKey(), inWords(it.getValue(), words)));
        yield all;
      }
      default -> values;
    };
  }

  /** The variables of the task's form as the engine holds them, with references to notes. */
  ObjectNode held(Task task) {
    return held(task, beginVariables(task.key()));
  }

  /** All variables at a task, which can be requested before the task is known. */
  Supplier<List<Variable>> beginVariables(long taskKey) {
    return tasks.variables(taskKey);
  }

  /** The same, for a caller that has requested them already. */
  ObjectNode held(Task task, Supplier<List<Variable>> asked) {
    Set<String> shown = of(task).words();
    ObjectNode values = json.createObjectNode();
    asked.get().stream()
        .filter(variable -> shown.contains(variable.getName()))
        .forEach(variable -> values.set(variable.getName(), read(variable.getValue())));
    return values;
  }

  private TaskForm load(Task task) {
    Form form = models.formOf(task.key());
    String text =
        form.getSchema() instanceof String s ? s : json.valueToTree(form.getSchema()).toString();
    Set<String> words = new HashSet<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return new TaskForm(form.getFormId(), form.getVersion(), read(text), Set.copyOf(words));
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalStateException("The engine sent invalid JSON", e);
    }
  }
}
