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
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
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
        .until(() -> !inDocuments(List.of(text)).isEmpty());
    assertThat(inBroker(List.of(text))).as("in the broker's files").isNotEmpty();
  }

  /** Where any of these texts are found. */
  public List<String> find(Collection<String> texts) {
    List<String> places = new ArrayList<>(inBroker(texts));
    places.addAll(inDocuments(texts));
    return places;
  }

  /** Each row becomes a text once, however many texts are looked for in it. */
  private List<String> inDocuments(Collection<String> texts) {
    String[] wanted = texts.toArray(String[]::new);
    return tables().stream()
        .flatMap(
            table ->
                documents
                    .query(
                        """
                        select wanted, row
                        from (select t::text as row from %s t offset 0) as rows
                        join unnest(?) as wanted on strpos(row, wanted) > 0
                        limit 3
                        """
                            .formatted(table),
                        (found, i) ->
                            found.getString(1) + " in " + table + ": " + found.getString(2),
                        (Object) wanted)
                    .stream())
        .toList();
  }

  private List<String> tables() {
    return documents.queryForList(
        "select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables"
            + " where schemaname not in ('pg_catalog', 'information_schema')",
        String.class);
  }

  private List<String> inBroker(Collection<String> texts) {
    BitSet beginnings = new BitSet();
    texts.forEach(text -> beginnings.set(beginning(text, 0)));
    try (Stream<Path> files = Files.walk(engine.services().dataDirectory().resolve("broker"))) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> inFile(file, beginnings, texts))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes through the file once, however many texts are looked for. */
  private static Stream<String> inFile(Path file, BitSet beginnings, Collection<String> texts) {
    String content = content(file);
    return IntStream.range(0, content.length() - 1)
        .filter(place -> beginnings.get(beginning(content, place)))
        .boxed()
        .flatMap(place -> texts.stream().filter(text -> content.startsWith(text, place)))
        .map(text -> text + " in " + file);
  }

  /** The first two bytes at a place. */
  private static int beginning(String content, int place) {
    return content.charAt(place) << 8 | content.charAt(place + 1);
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
