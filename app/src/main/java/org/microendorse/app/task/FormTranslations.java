package org.microendorse.app.task;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The texts of forms in further languages, by component, from {@code forms/LANGUAGE/FORM.json}.
 * Each translation stands beside the English text that it translates. A text that has changed since
 * is shown in English, so that nobody reads an outdated rule.
 */
@Component
public class FormTranslations {
  private static final String OPTIONS = "values";

  private final ObjectMapper json;
  private final Map<String, JsonNode> files = new ConcurrentHashMap<>();

  FormTranslations(ObjectMapper json) {
    this.json = json;
  }

  /** The form's schema in a language. */
  public JsonNode translate(@Nullable String formId, JsonNode schema, Language language) {
    if (formId == null || language == Language.ENGLISH) {
      return schema;
    }
    JsonNode translations = files.computeIfAbsent(language.code() + "/" + formId, this::read);
    if (translations.isMissingNode()) {
      return schema;
    }
    JsonNode translated = schema.deepCopy();
    translate(translated, translations, language.code());
    return translated;
  }

  private static void translate(JsonNode part, JsonNode translations, String language) {
    for (JsonNode it : part.path("components")) {
      ObjectNode component = (ObjectNode) it;
      JsonNode texts = translations.path(component.path("id").asString(""));
      for (Map.Entry<String, JsonNode> text : texts.properties()) {
        if (text.getKey().equals(OPTIONS)) {
          translateOptions(component.path(OPTIONS), text.getValue(), language);
        } else {
          translate(component, text.getKey(), text.getValue(), language);
        }
      }
      translate(component, translations, language);
    }
  }

  private static void translateOptions(JsonNode options, JsonNode texts, String language) {
    for (JsonNode option : options) {
      JsonNode text = texts.path(option.path("value").asString(""));
      translate((ObjectNode) option, "label", text, language);
    }
  }

  private static void translate(ObjectNode owner, String name, JsonNode text, String language) {
    if (!text.path(language).asString("").isEmpty()
        && text.path(Language.ENGLISH.code()).equals(owner.path(name))) {
      owner.set(name, text.get(language));
    }
  }

  private JsonNode read(String name) {
    try (InputStream file = getClass().getResourceAsStream("/forms/" + name + ".json")) {
      return file == null ? MissingNode.getInstance() : json.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
