package org.microendorse.domain.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.microendorse.domain.common.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The catalogue as versioned JSON documents; a version, once published, never changes. */
@Component
class CatalogueDocuments {
  private static final String VERSION = "version";

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  CatalogueDocuments(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  <T> List<T> newest(Class<T> type) {
    return jdbc.sql(
            """
            select content from (
              select distinct on (id) content, position from catalogue_document
              where kind = ? order by id, version desc) newest
            order by position
            """)
        .param(type.getSimpleName())
        .query((row, n) -> read(row.getString(1), type))
        .list();
  }

  <T> Optional<T> newest(Class<T> type, String id) {
    return jdbc.sql(
            """
            select content from catalogue_document
            where kind = ? and id = ? order by version desc limit 1
            """)
        .params(type.getSimpleName(), id)
        .query((row, n) -> read(row.getString(1), type))
        .optional();
  }

  <T> Optional<T> version(Class<T> type, String id, int version) {
    return jdbc.sql(
            "select content from catalogue_document where kind = ? and id = ? and version = ?")
        .params(type.getSimpleName(), id, version)
        .query((row, n) -> read(row.getString(1), type))
        .optional();
  }

  /**
   * Publishes the document as the next version if it says something new.
   *
   * @return whether there is a new version now
   */
  boolean publish(String id, int position, Object document) {
    String kind = document.getClass().getSimpleName();
    ObjectNode content = json.valueToTree(document);
    content.remove(VERSION);
    String hash = Sha256.hex(content.toString());
    Optional<Newest> newest = newestHash(kind, id);
    if (newest.isPresent() && newest.get().hash().equals(hash)) {
      return false;
    }
    int version = newest.map(Newest::version).orElse(0) + 1;
    if (document instanceof MicroCredential) {
      content.put(VERSION, version);
    }
    jdbc.sql(
            """
            insert into catalogue_document
              (kind, id, version, position, content, content_hash, published_at)
            values (?, ?, ?, ?, ?::jsonb, ?, ?)
            """)
        .params(
            kind, id, version, position, content.toString(), hash, Timestamp.from(clock.instant()))
        .update();
    return true;
  }

  private Optional<Newest> newestHash(String kind, String id) {
    return jdbc.sql(
            """
            select version, content_hash from catalogue_document
            where kind = ? and id = ? order by version desc limit 1
            """)
        .params(kind, id)
        .query((row, n) -> new Newest(row.getInt(1), row.getString(2)))
        .optional();
  }

  private <T> T read(String content, Class<T> type) {
    try {
      return json.readValue(content, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored " + type.getSimpleName() + " is unreadable.", e);
    }
  }

  private record Newest(int version, String hash) {}
}
