package org.microendorse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.microendorse.engine.LocalEngine;
import org.microendorse.engine.testing.TestEngine;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Everything the engine holds: the documents that its API answers from, and what the broker has
 * written to disk, where every record of its log lies as it is: variables, jobs, decisions,
 * messages.
 */
public final class EngineHoldings {
  private static final String DOCUMENTS = "camunda";

  private final LocalEngine engine = TestEngine.get();
  private final JdbcTemplate documents =
      new JdbcTemplate(
          new DriverManagerDataSource(
              engine.postgres().jdbcUrl(DOCUMENTS),
              engine.postgres().user(),
              engine.postgres().password()));

  /**
   * Waits until the engine has exported what mentions this text, and so everything before it, too.
   */
  public void awaitKnown(String text) {
    await("the engine's documents know " + text)
        .atMost(Duration.ofSeconds(60))
        .until(() -> !inDocuments(text).isEmpty());
    assertThat(inBroker(List.of(text))).as("in the broker's files").isNotEmpty();
  }

  /** Where any of these texts are found. */
  public List<String> find(Collection<String> texts) {
    List<String> places = new ArrayList<>(inBroker(texts));
    texts.forEach(text -> places.addAll(inDocuments(text)));
    return places;
  }

  private List<String> inDocuments(String text) {
    return tables().stream()
        .flatMap(
            table ->
                documents
                    .queryForList(
                        "select t::text from %s t where strpos(t::text, ?) > 0 limit 3"
                            .formatted(table),
                        String.class,
                        text)
                    .stream()
                    .map(row -> text + " in " + table + ": " + row))
        .toList();
  }

  private List<String> tables() {
    return documents.queryForList(
        "select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables"
            + " where schemaname not in ('pg_catalog', 'information_schema')",
        String.class);
  }

  private List<String> inBroker(Collection<String> texts) {
    try (Stream<Path> files = Files.walk(engine.dataDirectory().resolve("broker"))) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(
              file -> {
                String content = content(file);
                return texts.stream().filter(content::contains).map(it -> it + " in " + file);
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One character for each byte; the texts looked for are ASCII. */
  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException goneMeanwhile) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
