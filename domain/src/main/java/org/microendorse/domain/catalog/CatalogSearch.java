package org.microendorse.domain.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.language.Language;
import org.microendorse.domain.language.SearchText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Searches what is offered. PostgreSQL finds words in all their forms. */
@Component
public class CatalogSearch {
  /** The order of kinds if nothing else decides. */
  private static final String KINDS =
      Arrays.stream(ItemKind.values())
          .map(kind -> "'" + kind.table() + "'")
          .collect(Collectors.joining(",", "array[", "]"));

  /** Partners and audiences are no parts that people look for. */
  private static final String IS_PART = "o.kind <> all(array['Partner','Audience'])";

  private static final String SELECT =
      """
      select o.kind, o.id, o.title, o.summary, o.part_of, p.title as partner, o.minutes, o.free, o.url,
        o.title_es, o.summary_es, o.part_of_es
      from catalog_offer o left join catalog_offer p on p.kind = 'Partner' and p.id = o.partner_id
      """;

  /**
   * The query in both languages, evaluated once instead of for each row. Spanish is kept without
   * accents.
   */
  private static final String WANTED =
      """
      cross join (
        select to_tsquery('english', ?) || to_tsquery('spanish', ?) as query offset 0) wanted
      """;

  private final JdbcClient jdbc;

  CatalogSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One page of results, and the total count.
   *
   * @param similar nothing has the words that were typed; these have similar ones
   */
  public record Found(List<CatalogItem> items, int total, boolean similar) {}

  /**
   * The matching parts, best first. If none has the words that were typed, those with similar
   * words, because people mistype and leave out accents.
   *
   * @param offset how many to skip
   */
  public Found find(CatalogQuery query, int offset, int limit) {
    List<String> words = words(query.text());
    Found exact = find(query, exactly(words), false, offset, limit);
    return exact.total() > 0 || words.isEmpty()
        ? exact
        : find(query, similarly(words), true, offset, limit);
  }

  /**
   * What of the words must be true.
   *
   * @param from a further table, and {@code given} its values
   * @param condition null if nothing was typed; {@code values} are its values, and those of the
   *     rank
   * @param rank how well an item fits
   */
  private record Words(
      String from,
      List<String> given,
      @Nullable String condition,
      @Nullable String rank,
      List<String> values) {}

  /**
   * Each word must occur, or begin a word that occurs. PostgreSQL ignores stop words such as "the".
   */
  private static Words exactly(List<String> words) {
    return words.isEmpty()
        ? new Words("", List.of(), null, null, List.of())
        : new Words(
            WANTED,
            List.of(beginnings(words), SearchText.of(beginnings(words)).folded()),
            "o.search @@ wanted.query",
            "ts_rank(o.search, wanted.query)",
            List.of());
  }

  private static String beginnings(List<String> words) {
    return words.stream().map(word -> word + ":*").collect(Collectors.joining(" & "));
  }

  /** Each word shares half of its groups of three letters with a word that occurs. */
  private static Words similarly(List<String> words) {
    return new Words(
        "",
        List.of(),
        words.stream().map(it -> "? <<% o.letters").collect(Collectors.joining(" and ")),
        words.stream()
            .map(it -> "strict_word_similarity(?, o.letters)")
            .collect(Collectors.joining(" + ")),
        words.stream().map(it -> SearchText.of(it).folded()).toList());
  }

  private Found find(CatalogQuery query, Words words, boolean similar, int offset, int limit) {
    List<String> conditions = new ArrayList<>(List.of(IS_PART));
    List<Object> values = new ArrayList<>(words.given());
    if (words.condition() != null) {
      conditions.add(words.condition());
      values.addAll(words.values());
    }
    if (query.kind() != null) {
      conditions.add("o.kind = ?");
      values.add(query.kind().table());
    }
    if (query.partnerId() != null) {
      conditions.add("o.partner_id = ?");
      values.add(query.partnerId());
    }
    if (query.free() != null) {
      conditions.add("o.free = ?");
      values.add(query.free());
    }
    if (query.maxHours() != null) {
      conditions.add("o.minutes <= ?");
      values.add(query.maxHours() * 60L);
    }
    if (query.audience() != null) {
      conditions.add("? = any(o.audiences)");
      values.add(query.audience());
    }
    String where = " where " + String.join(" and ", conditions);
    int total =
        jdbc.sql("select count(*) from catalog_offer o " + words.from() + where)
            .params(values)
            .query(Integer.class)
            .single();
    if (total == 0) {
      return new Found(List.of(), 0, similar);
    }
    String order = "array_position(" + KINDS + ", o.kind), o.position";
    if (words.rank() != null) {
      order = words.rank() + " desc, " + order;
      values.addAll(words.values());
    }
    values.add(offset);
    values.add(limit);
    return new Found(
        jdbc.sql(SELECT + words.from() + where + " order by " + order + " offset ? limit ?")
            .params(values)
            .query(CatalogSearch::item)
            .list(),
        total,
        similar);
  }

  /** Those that are offered, in the order of the catalog. */
  public List<CatalogItem> items(Collection<String> ids) {
    return jdbc.sql(SELECT + " where o.id = any(?) and " + IS_PART + " order by o.position")
        .param(ids.toArray(String[]::new))
        .query(CatalogSearch::item)
        .list();
  }

  /** The words for audiences that occur in the catalog, in English. */
  public List<String> audiences() {
    return jdbc.sql("select distinct unnest(audiences) as a from catalog_offer order by a")
        .query(String.class)
        .list();
  }

  private static List<String> words(@Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
  }

  private static CatalogItem item(ResultSet row, int number) throws SQLException {
    Set<String> original = new HashSet<>();
    return new CatalogItem(
        ItemKind.ofTable(row.getString("kind")),
        row.getString("id"),
        Objects.requireNonNull(text(row, "title", original), "a title"),
        Objects.requireNonNull(text(row, "summary", original), "a summary"),
        text(row, "part_of", original),
        row.getString("partner"),
        row.getObject("minutes", Integer.class),
        row.getBoolean("free"),
        row.getString("url"),
        Set.copyOf(original));
  }

  /**
   * A text in the reader's language.
   *
   * @param original gets it if it is not translated
   */
  private static @Nullable String text(ResultSet row, String column, Set<String> original)
      throws SQLException {
    String text = row.getString(column);
    if (text == null || Language.current() == Translation.ORIGINAL) {
      return text;
    }
    String translated = row.getString(column + "_" + Language.current().code());
    if (translated == null) {
      original.add(text);
    }
    return translated == null ? text : translated;
  }
}
