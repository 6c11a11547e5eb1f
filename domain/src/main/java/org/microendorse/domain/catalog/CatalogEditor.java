package org.microendorse.domain.catalog;

import static org.microendorse.domain.language.Messages.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.audit.Action;
import org.microendorse.domain.audit.AuditLog;
import org.microendorse.domain.catalog.Catalog.Item;
import org.microendorse.domain.common.NotFound;
import org.microendorse.domain.common.Refusal;
import org.microendorse.domain.rules.ModelDeployments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes the catalog: as a whole, from a file, or part by part. Every change is checked and
 * previewed before it is published, completely or not at all.
 */
@Service
public class CatalogEditor {
  private final CatalogDocuments documents;
  private final CatalogLimits limits;
  private final ModelDeployments models;
  private final AuditLog audit;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CatalogEditor(
      CatalogDocuments documents,
      CatalogLimits limits,
      ModelDeployments models,
      AuditLog audit,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock) {
    this.documents = documents;
    this.limits = limits;
    this.models = models;
    this.audit = audit;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What publishing would do.
   *
   * @param revision revision of what is offered now; publishing requires it
   */
  public record Preview(String revision, List<CatalogChange> changes) {
    public List<CatalogChange> of(CatalogChange.Kind kind) {
      return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    public boolean changesNothing() {
      return changes.stream().allMatch(it -> it.kind() == CatalogChange.Kind.UNCHANGED);
    }
  }

  /** A file that waits to be published. */
  public record Upload(String fileName, Instant uploadedAt, String content) {}

  /** The whole catalog as one file. */
  @Transactional(readOnly = true)
  public String export() {
    return Yaml.write(CatalogFile.of(documents.offered()));
  }

  /** Keeps the file for this person until they publish it or upload another one. */
  @Transactional
  public void upload(String username, String fileName, byte[] content) {
    jdbc.sql(
            """
            insert into catalog_import (username, file_name, content, uploaded_at)
            values (?, ?, ?, ?)
            on conflict (username) do update set file_name = excluded.file_name,
              content = excluded.content, uploaded_at = excluded.uploaded_at
            """)
        .params(username, fileName, text(fileName, content), Timestamp.from(clock.instant()))
        .update();
  }

  private static String text(String fileName, byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      if (text.indexOf('\0') < 0) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
      }
    } catch (CharacterCodingException e) {
      // Reported below.
    }
    throw new InvalidCatalog(
        List.of(
            new CatalogProblem(
                fileName, 0, message("catalogRule.file"), message("catalogRule.notText"))));
  }

  public Optional<Upload> uploaded(String username) {
    return jdbc.sql("select file_name, uploaded_at, content from catalog_import where username = ?")
        .param(username)
        .query(
            (row, n) ->
                new Upload(row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3)))
        .optional();
  }

  @Transactional
  public void discardUpload(String username) {
    jdbc.sql("delete from catalog_import where username = ?").param(username).update();
  }

  /**
   * Previews the catalog with this file in its place.
   *
   * @throws InvalidCatalog with everything that is wrong
   */
  public Preview preview(Upload upload) {
    Catalog after = whole(upload);
    return transaction.execute(status -> preview(after));
  }

  /**
   * Publishes the file as the catalog. Parts that are not in it are no longer offered.
   *
   * @param revision of the preview
   * @throws InvalidCatalog with everything that is wrong
   * @throws Refusal if something else has been published since the preview
   */
  public int publishUpload(String username, String revision) {
    Upload upload = uploaded(username).orElseThrow(() -> new NotFound("upload of", username));
    Catalog whole = whole(upload);
    return transaction.execute(
        status -> {
          int published = publish(username, "catalog", revision, () -> whole);
          discardUpload(username);
          return published;
        });
  }

  /**
   * A part of the catalog as text, to be changed: a micro-endorsement with its micro-credentials,
   * or anything else alone.
   *
   * @throws NotFound if it is not offered
   */
  @Transactional(readOnly = true)
  public String text(String id) {
    Catalog all = documents.offered();
    Item part = part(all, id);
    List<Item> items =
        part.document() instanceof MicroEndorsement
            ? all.items().stream().filter(it -> isPart(id, it)).toList()
            : List.of(alone(part));
    return Yaml.write(CatalogFile.of(Catalog.of(items)));
  }

  /**
   * Previews the catalog with the parts in the text published.
   *
   * @param id what has to be in the text; null if it is new
   * @throws InvalidCatalog with everything that is wrong
   */
  public Preview preview(@Nullable String id, String text) {
    CatalogReader read = read(text);
    return transaction.execute(status -> preview(read.over(documents.offered(), id)));
  }

  /**
   * Publishes the parts in the text; everything else stays.
   *
   * @param id what has to be in the text; null if it is new
   * @param revision of the preview
   * @param username who publishes it
   * @throws InvalidCatalog with everything that is wrong
   * @throws Refusal if something else has been published since the preview
   */
  public int publish(@Nullable String id, String text, String revision, String username) {
    CatalogReader read = read(text);
    return transaction.execute(
        status -> publish(username, id, revision, () -> read.over(documents.offered(), id)));
  }

  /**
   * Removes a part from the catalog, a micro-endorsement together with its micro-credentials.
   * Educators who have begun it continue and can still read it.
   *
   * @param username who removes it
   * @throws InvalidCatalog if something else needs it
   */
  @Transactional
  public void withdraw(String id, String username) {
    documents.lock();
    Catalog all = documents.offered();
    part(all, id);
    List<Item> rest =
        all.items().stream().filter(it -> !isPart(id, it)).map(it -> without(id, it)).toList();
    documents.publish(reader().over(Catalog.of(rest), null));
    audit.add(username, Action.CATALOG_WITHDRAWN, id, "");
  }

  private static Item without(String id, Item item) {
    if (!(item.document() instanceof MicroEndorsement whole)) {
      return item;
    }
    return new Item(
        item.id(),
        item.title(),
        new MicroEndorsement(
            whole.id(),
            whole.title(),
            whole.audience(),
            whole.aim(),
            whole.description(),
            whole.microCredentialIds().stream().filter(it -> !it.equals(id)).toList(),
            whole.partnerId(),
            whole.audiences(),
            whole.price(),
            whole.translations()));
  }

  private Catalog whole(Upload upload) {
    CatalogReader reader = reader();
    reader.read(upload.fileName(), upload.content());
    return reader.catalog();
  }

  /** Reading takes a while, so it is done before the transaction. */
  private CatalogReader read(String text) {
    CatalogReader reader = reader();
    reader.read(CatalogReader.typed(), text);
    return reader;
  }

  private CatalogReader reader() {
    return new CatalogReader(
        limits, new KnownProcesses(models.processesFor("path"), models.processesFor("review")));
  }

  private Preview preview(Catalog after) {
    return new Preview(
        documents.revision(),
        new CatalogDifferences(documents::content).between(documents.offered(), after));
  }

  /**
   * @param what for the log; null: what is new
   */
  private int publish(
      String username, @Nullable String what, String revision, Supplier<Catalog> catalog) {
    documents.lock();
    if (!documents.revision().equals(revision)) {
      throw new CatalogChanged();
    }
    Catalog after = catalog.get();
    Set<String> before =
        documents.offered().items().stream().map(Item::id).collect(Collectors.toSet());
    String news =
        after.items().stream()
            .map(Item::id)
            .filter(it -> !before.contains(it))
            .collect(Collectors.joining(" "));
    int published = documents.publish(after);
    audit.add(username, Action.CATALOG_PUBLISHED, what == null ? news : what, "");
    return published;
  }

  private static Item part(Catalog all, String id) {
    return all.items().stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("part", id));
  }

  /** The part itself and, if it is a micro-endorsement, its micro-credentials. */
  private static boolean isPart(String id, Item item) {
    return item.id().equals(id)
        || item.document() instanceof MicroCredential mc && id.equals(mc.endorsementId());
  }

  /** A micro-credential is written without its micro-endorsement. */
  private static Item alone(Item item) {
    return item.document() instanceof MicroCredential mc
        ? new Item(item.id(), item.title(), CatalogFile.Credential.of(mc).in(null))
        : item;
  }
}
