package org.microendorse.domain.language;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The texts that people read, in each language. They are in {@code messages/FEATURE_LANGUAGE
 * .properties}, written as ICU messages: {@code {0}} is an argument, {@code {0, plural, one {#
 * file} other {# files}}} depends on a number.
 */
public final class Messages {
  private static final Map<Language, Map<String, String>> TEXTS = read();
  private static final Map<Language, Map<String, MessageFormat>> FORMATS = formats();

  private Messages() {}

  /**
   * A text in the language of the person for whom this thread works. Days are written out.
   *
   * @throws IllegalArgumentException if there is no text with this key
   */
  public static String message(String key, @Nullable Object... arguments) {
    return message(Language.current(), key, arguments);
  }

  /**
   * A text in a language, in English if it is not translated.
   *
   * @throws IllegalArgumentException if there is no text with this key
   */
  public static String message(Language language, String key, @Nullable Object... arguments) {
    Language said = isKnown(language, key) ? language : Language.ENGLISH;
    MessageFormat format =
        known(FORMATS, said)
            .computeIfAbsent(key, it -> new MessageFormat(pattern(said, it), said.locale()));
    Object[] words =
        Arrays.stream(arguments)
            .map(it -> it instanceof LocalDate day ? language.date(day) : it)
            .toArray();
    // Formats are not thread-safe.
    return ((MessageFormat) format.clone()).format(words);
  }

  /** A text, or what stands in for it where a process owner added something without a text. */
  public static String messageOr(String key, String otherwise) {
    return isKnown(Language.ENGLISH, key) || isKnown(Language.current(), key)
        ? message(key)
        : otherwise;
  }

  /**
   * The texts whose keys begin so, as they are written, in the language of this thread's person.
   */
  public static Map<String, String> beginningWith(String beginning) {
    Map<String, String> texts = new TreeMap<>();
    for (String key : known(TEXTS, Language.ENGLISH).keySet()) {
      if (key.startsWith(beginning)) {
        texts.put(key, pattern(Language.current(), key));
      }
    }
    return texts;
  }

  /** The same texts in a language, as they are written, by the English ones. */
  static Map<String, String> byEnglish(Language language, String beginning) {
    Map<String, String> texts = new HashMap<>();
    known(TEXTS, Language.ENGLISH)
        .forEach(
            (key, english) -> {
              if (key.startsWith(beginning)) {
                texts.put(english, pattern(language, key));
              }
            });
    return texts;
  }

  /** Whether a language has a text with this key. */
  public static boolean isKnown(Language language, String key) {
    return known(TEXTS, language).containsKey(key);
  }

  private static String pattern(Language language, String key) {
    String pattern = known(TEXTS, language).get(key);
    if (pattern == null) {
      pattern = known(TEXTS, Language.ENGLISH).get(key);
    }
    if (pattern == null) {
      throw new IllegalArgumentException("There is no text '" + key + "' in messages/.");
    }
    return pattern;
  }

  private static <T> T known(Map<Language, T> all, Language language) {
    T known = all.get(language);
    if (known == null) {
      throw new IllegalStateException("No texts were read in " + language);
    }
    return known;
  }

  private static Map<Language, Map<String, MessageFormat>> formats() {
    Map<Language, Map<String, MessageFormat>> formats = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      formats.put(language, new ConcurrentHashMap<>());
    }
    return formats;
  }

  private static Map<Language, Map<String, String>> read() {
    Map<Language, Map<String, String>> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      all.put(language, read(language));
    }
    return all;
  }

  private static Map<String, String> read(Language language) {
    Map<String, String> texts = new HashMap<>();
    try {
      String files = "classpath*:messages/*_" + language.code() + ".properties";
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(files)) {
        Properties properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
        for (String key : properties.stringPropertyNames()) {
          if (texts.put(key, properties.getProperty(key)) != null) {
            throw new IllegalStateException(
                "The text '" + key + "' is in two files, one of them is " + file + ".");
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
