package org.microendorse.app.task;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.microendorse.domain.language.Language;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names of tasks in further languages, by their English names in the models, from {@code
 * processes/LANGUAGE/task-names.json}.
 */
final class TaskNames {
  private static final Map<Language, Map<String, String>> NAMES = new ConcurrentHashMap<>();

  private TaskNames() {}

  /** The name in the reader's language; in English if it is not translated. */
  static String translated(String name) {
    Language language = Language.current();
    return language == Language.ENGLISH
        ? name
        : NAMES.computeIfAbsent(language, TaskNames::read).getOrDefault(name, name);
  }

  private static Map<String, String> read(Language language) {
    String path = "/processes/" + language.code() + "/task-names.json";
    try (InputStream file = TaskNames.class.getResourceAsStream(path)) {
      return file == null
          ? Map.of()
          : JsonMapper.shared().readValue(file, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
