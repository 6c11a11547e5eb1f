package org.microendorse.domain.catalog;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.microendorse.domain.catalog.Catalog.Item;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The catalog as versioned JSON documents; a version, once published, never changes. Another table
 * says which of them are offered, and in which order.
 */
@Component
class CatalogDocuments {
  private static final String VERSION = "version";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final ObjectMapper json;
  private final Clock clock;

  CatalogDocuments(JdbcClient jdbc, JdbcTemplate batches, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
    this.clock = clock;
  }

  /** The current offer, in order. */
  <T> List<T> offered(Class<T> type) {
    return jdbc.sql(
            """
            select content from catalog_offer join catalog_document using (kind, id, version)
            where kind = ? order by catalog_offer.position
            """)
        .param(Catalog.kindOf(type))
        .query((row, n) -> read(row.getString(1), type))
        .list();
  }

  /** Everything that is offered. */
  Catalog offered() {
    return new Catalog(
        offered(Partner.class),
        offered(Audience.class),
        offered(MicroEndorsement.class),
        offered(MicroCredential.class),
        offered(Program.class),
        offered(CuratedCollection.class),
        offered(LearningResource.class));
  }

  /** The newest version, whether it is still offered or not. */
  <T> Optional<T> newest(Class<T> type, String id) {
    return jdbc.sql(
            """
            select content from catalog_document
            where kind = ? and id = ? order by version desc limit 1
            """)
        .params(Catalog.kindOf(type), id)
        .query((row, n) -> read(row.getString(1), type))
        .optional();
  }

  <T> Optional<T> version(Class<T> type, String id, int version) {
    return jdbc.sql(
            "select content from catalog_document where kind = ? and id = ? and version = ?")
        .params(Catalog.kindOf(type), id, version)
        .query((row, n) -> read(row.getString(1), type))
        .optional();
  }

  boolean isOffered(Class<?> type, String id) {
    return jdbc.sql("select count(*) from catalog_offer where kind = ? and id = ?")
            .params(Catalog.kindOf(type), id)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Blocks other publishing until the caller's transaction ends; reading is not blocked. */
  void lock() {
    jdbc.sql("lock table catalog_offer in exclusive mode").update();
  }

  /** A revision that changes whenever the offer changes. */
  String revision() {
    return jdbc.sql(
            """
            select coalesce(md5(string_agg(kind || '/' || id || '/' || version, ','
              order by kind, id)), '')
            from catalog_offer
            """)
        .query(String.class)
        .single();
  }

  /**
   * Offers exactly this. What says something new becomes the next version of its document.
   *
   * @return how many documents got a new version
   */
  int publish(Catalog catalog) {
    Map<String, Newest> newest = newest();
    List<Object[]> documents = new ArrayList<>();
    List<Object[]> offers = new ArrayList<>();
    Timestamp now = Timestamp.from(clock.instant());
    Shelf shelf = new Shelf(catalog);
    List<Item> items = catalog.items();
    Map<Item, String> hashes = hashes(items);
    for (Item item : items) {
      ObjectNode content = content(item.document());
      String hash = Objects.requireNonNull(hashes.get(item), "each has one");
      Newest before = newest.getOrDefault(item.kind() + "/" + item.id(), new Newest(0, ""));
      int version = before.version();
      int position = offers.size();
      if (!before.hash().equals(hash)) {
        version++;
        if (item.document() instanceof MicroCredential) {
          content.put(VERSION, version);
        }
        documents.add(
            new Object[] {
              item.kind(), item.id(), version, position, content.toString(), hash, now
            });
      }
      offers.add(shelf.row(item, version, position));
    }
    batches.batchUpdate(
        """
        insert into catalog_document
          (kind, id, version, position, content, content_hash, published_at)
        values (?, ?, ?, ?, ?::jsonb, ?, ?)
        """,
        documents);
    jdbc.sql("delete from catalog_offer").update();
    batches.batchUpdate(Shelf.INSERT, offers);
    return documents.size();
  }

  /** The content of the document, without its version. */
  ObjectNode content(Object document) {
    ObjectNode content = json.valueToTree(document);
    content.remove(VERSION);
    return content;
  }

  /**
   * SHA-256 of what each item says, in hexadecimal. The database works it out, since the form in
   * which it keeps JSON has one order, whatever order the fields had.
   */
  Map<Item, String> hashes(List<Item> items) {
    String contents =
        items.stream()
            .map(item -> content(item.document()).toString())
            .collect(Collectors.joining(",", "[", "]"));
    List<String> hashes =
        jdbc.sql(
                """
                select encode(sha256(convert_to(content::text, 'UTF8')), 'hex')
                from jsonb_array_elements(?::jsonb) with ordinality one (content, place)
                order by place
                """)
            .param(contents)
            .query(String.class)
            .list();
    Map<Item, String> byItem = new IdentityHashMap<>();
    for (int i = 0; i < hashes.size(); i++) {
      byItem.put(items.get(i), hashes.get(i));
    }
    return byItem;
  }

  private Map<String, Newest> newest() {
    Map<String, Newest> newest = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (kind, id) kind, id, version, content_hash from catalog_document
            order by kind, id, version desc
            """)
        .query(
            row -> {
              newest.put(
                  row.getString(1) + "/" + row.getString(2),
                  new Newest(row.getInt(3), row.getString(4)));
            });
    return newest;
  }

  private <T> T read(String content, Class<T> type) {
    try {
      return json.readValue(content, type);
    } catch (JacksonException e) {
      throw new IllegalStateException("A stored " + type.getSimpleName() + " is unreadable.", e);
    }
  }

  private record Newest(int version, String hash) {}
}
