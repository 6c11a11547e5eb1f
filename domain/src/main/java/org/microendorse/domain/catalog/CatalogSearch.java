package org.microendorse.domain.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  private static final String SELECT =
      """
      select o.kind, o.id, o.title, o.summary, o.part_of, p.title as partner, o.minutes, o.free, o.url
      from catalog_offer o left join catalog_offer p on p.kind = 'Partner' and p.id = o.partner_id
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
   * @param condition null if nothing was typed
   * @param rank how well an item fits
   */
  private record Words(@Nullable String condition, @Nullable String rank, List<String> values) {}

  /**
   * Each word must occur, or begin a word that occurs. PostgreSQL ignores stop words such as "the".
   */
  private static Words exactly(List<String> words) {
    return words.isEmpty()
        ? new Words(null, null, List.of())
        : new Words(
            "o.search @@ to_tsquery('english', ?)",
            "ts_rank(o.search, to_tsquery('english', ?))",
            List.of(words.stream().map(word -> word + ":*").collect(Collectors.joining(" & "))));
  }

  /** Each word shares half of its groups of three letters with a word that occurs. */
  private static Words similarly(List<String> words) {
    return new Words(
        words.stream().map(it -> "? <<% o.letters").collect(Collectors.joining(" and ")),
        words.stream()
            .map(it -> "strict_word_similarity(?, o.letters)")
            .collect(Collectors.joining(" + ")),
        words.stream().map(it -> SearchText.of(it).folded()).toList());
  }

  private Found find(CatalogQuery query, Words words, boolean similar, int offset, int limit) {
    List<String> conditions = new ArrayList<>(List.of("o.kind <> 'Partner'"));
    List<Object> values = new ArrayList<>();
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
        jdbc.sql("select count(*) from catalog_offer o" + where)
            .params(values)
            .query(Integer.class)
            .single();
    String order = "array_position(" + KINDS + ", o.kind), o.position";
    if (words.rank() != null) {
      order = words.rank() + " desc, " + order;
      values.addAll(words.values());
    }
    values.add(offset);
    values.add(limit);
    return new Found(
        jdbc.sql(SELECT + where + " order by " + order + " offset ? limit ?")
            .params(values)
            .query(CatalogSearch::item)
            .list(),
        total,
        similar);
  }

  /** Those that are offered, in the order of the catalog. */
  public List<CatalogItem> items(Collection<String> ids) {
    return jdbc.sql(SELECT + " where o.id = any(?) and o.kind <> 'Partner' order by o.position")
        .param(ids.toArray(String[]::new))
        .query(CatalogSearch::item)
        .list();
  }

  /** The audiences that occur in the catalog. */
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
    return new CatalogItem(
        ItemKind.ofTable(row.getString("kind")),
        row.getString("id"),
        row.getString("title"),
        row.getString("summary"),
        row.getString("part_of"),
        row.getString("partner"),
        row.getObject("minutes", Integer.class),
        row.getBoolean("free"),
        row.getString("url"));
  }
}
