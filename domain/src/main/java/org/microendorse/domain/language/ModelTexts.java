package org.microendorse.domain.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sentences and names that processes and decisions say in English, in further languages: {@code
 * processes/LANGUAGE/*.json}, by the English text. {@code {0}} stands for what a decision fills in.
 * Process owners may change a sentence; then it is shown in English until it is translated.
 */
public final class ModelTexts {
  private static final List<String> NAMES = List.of("task-names.json", "diagram-names.json");
  private static final String SENTENCES = "sentences.json";
  private static final Pattern GAP = Pattern.compile("\\{(\\d)}");
  private static final Map<Language, ModelTexts> READ_NAMES = new ConcurrentHashMap<>();
  private static final Map<Language, ModelTexts> READ_SENTENCES = new ConcurrentHashMap<>();

  private final Map<String, String> texts = new HashMap<>();
  private final Map<Pattern, String> patterns = new HashMap<>();

  private ModelTexts(Language language, List<String> files) {
    for (String file : files) {
      read(language, file).forEach(this::add);
    }
  }

  /**
   * What a decision or a process says, in the language of the person for whom this thread works.
   */
  public static String inWords(String english) {
    return inWords(english, READ_SENTENCES, List.of(SENTENCES));
  }

  /** The name of a task or of another element, in the same way. */
  public static String name(String english) {
    return inWords(english, READ_NAMES, NAMES);
  }

  private static String inWords(
      String english, Map<Language, ModelTexts> read, List<String> files) {
    Language language = Language.current();
    return language == Language.ENGLISH
        ? english
        : read.computeIfAbsent(language, it -> new ModelTexts(it, files))
            .translate(english)
            .orElse(english);
  }

  /** A sentence of a model in a mail: its recipient reads it in their language. */
  public record Sentence(String english) {
    @Override
    public String toString() {
      return inWords(english);
    }
  }

  private void add(String english, String translation) {
    if (GAP.matcher(english).find()) {
      String pattern =
          GAP.splitAsStream(english).map(Pattern::quote).collect(Collectors.joining("(.+)"));
      patterns.put(Pattern.compile(pattern), translation);
    } else {
      texts.put(english, translation);
    }
  }

  private Optional<String> translate(String english) {
    String exact = texts.get(english);
    return exact == null
        ? patterns.entrySet().stream()
            .flatMap(it -> fill(it.getKey().matcher(english), it.getValue()).stream())
            .findFirst()
        : Optional.of(exact);
  }

  private static Optional<String> fill(Matcher filled, String translation) {
    return filled.matches()
        ? Optional.of(
            GAP.matcher(translation)
                .replaceAll(
                    gap ->
                        Matcher.quoteReplacement(filled.group(Integer.parseInt(gap.group(1)) + 1))))
        : Optional.empty();
  }

  private static Map<String, String> read(Language language, String name) {
    String path = "/processes/" + language.code() + "/" + name;
    try (InputStream file = ModelTexts.class.getResourceAsStream(path)) {
      return file == null
          ? Map.of()
          : JsonMapper.shared().readValue(file, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
