package org.microendorse.domain.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  /** One page of results, and the total count. */
  public record Found(List<CatalogItem> items, int total) {}

  /**
   * The matching parts, best first.
   *
   * @param offset how many to skip
   */
  public Found find(CatalogQuery query, int offset, int limit) {
    List<String> conditions = new ArrayList<>(List.of("o.kind <> 'Partner'"));
    List<Object> values = new ArrayList<>();
    String words = words(query.text());
    if (!words.isEmpty()) {
      conditions.add("o.search @@ to_tsquery('english', ?)");
      values.add(words);
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
    if (!words.isEmpty()) {
      order = "ts_rank(o.search, to_tsquery('english', ?)) desc, " + order;
      values.add(words);
    }
    values.add(offset);
    values.add(limit);
    return new Found(
        jdbc.sql(SELECT + where + " order by " + order + " offset ? limit ?")
            .params(values)
            .query(CatalogSearch::item)
            .list(),
        total);
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

  /**
   * Words as a PostgreSQL query: each must occur, or begin a word that occurs. PostgreSQL ignores
   * stop words such as "the".
   */
  private static String words(@Nullable String text) {
    return text == null
        ? ""
        : Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .map(word -> word + ":*")
            .collect(Collectors.joining(" & "));
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
