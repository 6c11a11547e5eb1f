package org.microendorse.domain.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.ModelTexts;

/**
 * A level of a criterion. The models say which there are ({@code levels.dmn}); {@link Levels} keeps
 * them, also those that the models had before.
 *
 * @param code as forms, rules and documents spell it
 * @param label as people read it, in English
 * @param shown whether a criterion with this level counts as shown
 * @param rubric which text of the rubric describes it; null: none
 * @param place from the lowest, beginning with 0; null: the models no longer have it
 */
public record Level(
    @JsonValue String code,
    String label,
    boolean shown,
    @Nullable String rubric,
    @Nullable Integer place) {

  /** The style of levels that count as shown. */
  public static final String SHOWN = "shown";

  /** Those that the models have, from the lowest to the highest. */
  public static List<Level> all() {
    return Levels.known().stream().filter(Level::isCurrent).toList();
  }

  /** The codes of all levels that count as shown, also of those that were replaced. */
  public static List<String> shownCodes() {
    return Levels.known().stream().filter(Level::shown).map(Level::code).toList();
  }

  /** The labels of all levels by code, in English, also of those that were replaced. */
  public static Map<String, String> names() {
    return Levels.known().stream().collect(Collectors.toMap(Level::code, Level::label));
  }

  /** The names of texts that a rubric can have, also those of levels that were replaced. */
  static Set<String> rubrics() {
    return Levels.known().stream()
        .flatMap(it -> Stream.ofNullable(it.rubric))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The lowest level that counts as shown. */
  public static Level goal() {
    return all().stream().filter(Level::shown).findFirst().orElseThrow();
  }

  /**
   * The level with this code. One that the models spelled differently before is the level with the
   * same text of the rubric today.
   */
  public static Optional<Level> ofCode(String code) {
    return Levels.known().stream()
        .filter(it -> it.code.equals(code))
        .findFirst()
        .map(it -> it.isCurrent() ? it : it.today().orElse(it));
  }

  /**
   * Texts of a rubric from the lowest level to the highest, then those of other levels, whatever
   * order the database keeps them in.
   *
   * @param texts as {@link #rubric} names them
   */
  static <T extends @Nullable String> Map<String, T> inOrder(Map<String, T> texts) {
    List<String> order = all().stream().map(it -> String.valueOf(it.rubric)).toList();
    Map<String, T> ordered = new LinkedHashMap<>();
    texts.keySet().stream()
        .sorted(
            Comparator.comparing((String it) -> !order.contains(it))
                .thenComparing(order::indexOf)
                .thenComparing(Comparator.naturalOrder()))
        .forEach(name -> ordered.put(name, texts.get(name)));
    return ordered;
  }

  @JsonCreator
  static Level fromCode(String code) {
    return ofCode(code)
        .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is not a level"));
  }

  private Optional<Level> today() {
    return all().stream().filter(it -> rubric != null && rubric.equals(it.rubric)).findFirst();
  }

  private boolean isCurrent() {
    return place != null;
  }

  /** As people read it in a language. */
  public String label(Language language) {
    return language.use(() -> ModelTexts.inWords(label));
  }

  /** As the reader reads it. */
  public String word() {
    return ModelTexts.inWords(label);
  }

  /** A row of marks, as many of them filled as levels are below this one. */
  public List<Boolean> marks() {
    return place == null
        ? List.of()
        : IntStream.range(0, all().size() - 1).mapToObj(mark -> mark < place).toList();
  }

  /** Whether it is this level or a higher one. */
  public boolean isFrom(Level lowest) {
    return place != null && (lowest.place == null ? shown : place >= lowest.place);
  }

  /** The style of the level: {@code shown}, {@code partly} or {@code none}. */
  public String style() {
    if (shown) {
      return SHOWN;
    }
    return place != null && place == 0 ? "none" : "partly";
  }

  /** One code, one level, whatever its label is. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Level level && code.equals(level.code);
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }
}
