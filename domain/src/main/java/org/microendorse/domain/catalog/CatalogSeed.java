package org.microendorse.domain.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.microendorse.domain.catalog.Catalog.Item;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Loads the catalog that comes with the application into the database. */
@Component
public class CatalogSeed {
  private static final String FILES = "classpath*:catalog/*.yaml";

  private final CatalogDocuments documents;
  private final CatalogLimits limits;
  private final JdbcClient jdbc;

  CatalogSeed(CatalogDocuments documents, CatalogLimits limits, JdbcClient jdbc) {
    this.documents = documents;
    this.limits = limits;
    this.jdbc = jdbc;
  }

  /**
   * Publishes what has changed in the files since they were last loaded. Parts published or removed
   * in the portal since then stay as they are, unless their file has changed as well.
   *
   * @return how many documents got a new version
   * @throws InvalidCatalog naming every file and field that is wrong; then nothing is published
   */
  @Transactional
  public int load() {
    Catalog files = read();
    documents.lock();
    Map<String, String> loaded = loaded();
    List<Item> items = files.items();
    Map<Item, String> hashes = documents.hashes(items);
    List<Item> news =
        items.stream().filter(it -> !Objects.equals(hashes.get(it), loaded.get(it.id()))).toList();
    if (news.isEmpty()) {
      return 0;
    }
    Map<String, Item> offered = new LinkedHashMap<>();
    documents.offered().items().forEach(item -> offered.put(item.id(), item));
    news.forEach(item -> offered.put(item.id(), item));
    int published = documents.publish(Catalog.of(List.copyOf(offered.values())));
    news.forEach(item -> remember(item, Objects.requireNonNull(hashes.get(item), "each has one")));
    return published;
  }

  private Catalog read() {
    try {
      Resource[] files = new PathMatchingResourcePatternResolver().getResources(FILES);
      Arrays.sort(files, Comparator.comparing(Resource::getFilename));
      CatalogReader reader = new CatalogReader(limits);
      for (Resource file : files) {
        try (InputStream content = file.getInputStream()) {
          reader.read(Objects.requireNonNull(file.getFilename(), "a file has a name"), content);
        }
      }
      return reader.catalog();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> loaded() {
    Map<String, String> hashes = new LinkedHashMap<>();
    jdbc.sql("select id, content_hash from catalog_seed")
        .query(
            row -> {
              hashes.put(row.getString(1), row.getString(2));
            });
    return hashes;
  }

  private void remember(Item item, String hash) {
    jdbc.sql(
            """
            insert into catalog_seed (kind, id, content_hash) values (?, ?, ?)
            on conflict (kind, id) do update set content_hash = excluded.content_hash
            """)
        .params(item.kind(), item.id(), hash)
        .update();
  }
}
