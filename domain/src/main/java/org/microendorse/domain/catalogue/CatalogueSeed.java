package org.microendorse.domain.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.microendorse.domain.catalogue.Catalogue.Item;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings the catalogue that comes with the application into the database. */
@Component
public class CatalogueSeed {
  private static final String FILES = "classpath*:catalogue/*.yaml";

  private final CatalogueDocuments documents;
  private final CatalogueLimits limits;
  private final JdbcClient jdbc;

  CatalogueSeed(CatalogueDocuments documents, CatalogueLimits limits, JdbcClient jdbc) {
    this.documents = documents;
    this.limits = limits;
    this.jdbc = jdbc;
  }

  /**
   * Publishes what the files say otherwise than when they were last loaded. What has been published
   * or taken out in the portal since stays as it is, unless its file has changed as well.
   *
   * @return how many documents got a new version
   * @throws InvalidCatalogue naming every file and field that is wrong; then nothing is published
   */
  @Transactional
  public int load() {
    Catalogue files = read();
    documents.lock();
    Map<String, String> loaded = loaded();
    List<Item> news =
        files.items().stream().filter(it -> !hash(it).equals(loaded.get(it.id()))).toList();
    if (news.isEmpty()) {
      return 0;
    }
    Map<String, Item> offered = new LinkedHashMap<>();
    documents.offered().items().forEach(item -> offered.put(item.id(), item));
    news.forEach(item -> offered.put(item.id(), item));
    int published = documents.publish(Catalogue.of(List.copyOf(offered.values())));
    news.forEach(this::remember);
    return published;
  }

  private Catalogue read() {
    try {
      Resource[] files = new PathMatchingResourcePatternResolver().getResources(FILES);
      Arrays.sort(files, Comparator.comparing(Resource::getFilename));
      CatalogueReader reader = new CatalogueReader(limits);
      for (Resource file : files) {
        try (InputStream content = file.getInputStream()) {
          reader.read(file.getFilename(), content);
        }
      }
      return reader.catalogue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String hash(Item item) {
    return CatalogueDocuments.hash(documents.content(item.document()));
  }

  private Map<String, String> loaded() {
    Map<String, String> hashes = new LinkedHashMap<>();
    jdbc.sql("select id, content_hash from catalogue_seed")
        .query(
            row -> {
              hashes.put(row.getString(1), row.getString(2));
            });
    return hashes;
  }

  private void remember(Item item) {
    jdbc.sql(
            """
            insert into catalogue_seed (kind, id, content_hash) values (?, ?, ?)
            on conflict (kind, id) do update set content_hash = excluded.content_hash
            """)
        .params(item.kind(), item.id(), hash(item))
        .update();
  }
}
