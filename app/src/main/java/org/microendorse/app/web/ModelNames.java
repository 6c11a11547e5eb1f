package org.microendorse.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.microendorse.domain.language.Language;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names in models in further languages, by their English names, from the files in {@code
 * processes/LANGUAGE}. A name without a translation stays in English.
 */
public final class ModelNames {
  private static final List<String> FILES = List.of("task-names", "diagram-names");
  private static final Pattern NAME = Pattern.compile("(?<= name=\")[^\"]+(?=\")");
  private static final Map<Language, Map<String, String>> NAMES = new ConcurrentHashMap<>();

  private ModelNames() {}

  /** A name in the reader's language. */
  public static String translated(String name) {
    Language language = Language.current();
    return language == Language.ENGLISH
        ? name
        : NAMES.computeIfAbsent(language, ModelNames::read).getOrDefault(name, name);
  }

  /** A diagram with the names in the reader's language. */
  public static String translatedIn(String bpmn) {
    return NAME.matcher(bpmn)
        .replaceAll(found -> Matcher.quoteReplacement(translatedInXml(found.group())));
  }

  private static String translatedInXml(String escaped) {
    String name = HtmlUtils.htmlUnescape(escaped);
    String translated = translated(name);
    return translated.equals(name) ? escaped : HtmlUtils.htmlEscapeDecimal(translated, "UTF-8");
  }

  private static Map<String, String> read(Language language) {
    Map<String, String> names = new HashMap<>();
    for (String name : FILES) {
      String path = "/processes/" + language.code() + "/" + name + ".json";
      try (InputStream file = ModelNames.class.getResourceAsStream(path)) {
        if (file != null) {
          names.putAll(
              JsonMapper.shared().readValue(file, new TypeReference<Map<String, String>>() {}));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return names;
  }
}
