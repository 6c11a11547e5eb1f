package org.microendorse.domain.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sentences and names that processes and decisions say in English, in further languages: {@code
 * processes/LANGUAGE/*.json}, by the English text. {@code {0}} stands for what a decision fills in.
 * Process owners may change a sentence; then it is shown in English until it is translated. Workers
 * say sentences too, for people whom they do not know yet; those are in the message files.
 */
public final class ModelTexts {
  private static final List<String> NAMES =
      List.of("task-names.json", "task-words.json", "diagram-names.json");
  private static final String SENTENCES = "sentences.json";

  /**
   * The keys of what workers say so, or how they begin. No more: people's words stay as they are.
   */
  private static final List<String> OF_WORKERS =
      List.of(
          "cohortRule.extend.",
          "cohortRule.merge",
          "integrity.cannotBeOpened",
          "integrity.declared.",
          "integrity.namesAuthor",
          "integrity.notChecked",
          "teamRule.mergeTarget");

  private static final DateTimeFormatter ENGLISH_DAY =
      DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Language.ENGLISH.locale());
  private static final Pattern GAP = Pattern.compile("\\{(\\d)}");
  private static final Map<Language, ModelTexts> READ_NAMES = new ConcurrentHashMap<>();
  private static final Map<Language, ModelTexts> READ_SENTENCES = new ConcurrentHashMap<>();

  private final Language language;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<Pattern, String> patterns = new HashMap<>();

  private ModelTexts(Language language, List<String> files) {
    this.language = language;
    files.forEach(file -> read(language, file).forEach(this::add));
  }

  private static ModelTexts sentences(Language language) {
    ModelTexts sentences = new ModelTexts(language, List.of(SENTENCES));
    for (String feature : OF_WORKERS) {
      Messages.byEnglish(language, feature)
          .forEach(
              (english, translation) -> {
                if (isSentence(GAP.matcher(english).replaceAll(""))) {
                  sentences.add(english, translation);
                }
              });
    }
    return sentences;
  }

  /** Whether the fixed part of a text has words, and no plural or choice. */
  private static boolean isSentence(String fixed) {
    return !fixed.contains("{") && fixed.codePoints().anyMatch(Character::isLetter);
  }

  /**
   * What a decision or a process says, in the language of the person for whom this thread works.
   */
  public static String inWords(String english) {
    return inWords(english, READ_SENTENCES, ModelTexts::sentences);
  }

  /** The name of a task or of another element, and how a task is introduced, in the same way. */
  public static String name(String english) {
    return inWords(english, READ_NAMES, language -> new ModelTexts(language, NAMES));
  }

  private static String inWords(
      String english, Map<Language, ModelTexts> known, Function<Language, ModelTexts> read) {
    Language language = Language.current();
    return language == Language.ENGLISH
        ? english
        : known.computeIfAbsent(language, read).translate(english).orElse(english);
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
          Arrays.stream(GAP.split(english, -1))
              .map(Pattern::quote)
              .collect(Collectors.joining("(.+)"));
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

  private Optional<String> fill(Matcher filled, String translation) {
    return filled.matches()
        ? Optional.of(
            GAP.matcher(translation)
                .replaceAll(
                    gap ->
                        Matcher.quoteReplacement(
                            day(filled.group(Integer.parseInt(gap.group(1)) + 1)))))
        : Optional.empty();
  }

  /** A day in the other language; anything else as it is. */
  private String day(String filledIn) {
    try {
      return language.date(LocalDate.parse(filledIn, ENGLISH_DAY));
    } catch (DateTimeParseException noDay) {
      return filledIn;
    }
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
