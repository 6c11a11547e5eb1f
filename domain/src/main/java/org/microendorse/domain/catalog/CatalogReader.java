package org.microendorse.domain.catalog;

import static org.microendorse.domain.language.Messages.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.microendorse.domain.catalog.Catalog.Item;
import org.microendorse.domain.catalog.CatalogFile.Credential;
import org.microendorse.domain.catalog.CatalogFile.Endorsement;
import org.microendorse.domain.catalog.CatalogLimits.Exceeded;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;

/**
 * Reads catalog files and finds what is wrong with them. A file is a whole catalog, or a single
 * micro-endorsement.
 */
class CatalogReader {
  private final CatalogLimits limits;
  private final @Nullable KnownProcesses processes;
  private final List<Item> items = new ArrayList<>();
  private final Set<CatalogProblem> problems = new LinkedHashSet<>();
  private final Map<String, FileCheck.Place> places = new HashMap<>();

  /**
   * Does not check which processes and levels the catalog names: there may be no processes yet, and
   * the models may have other levels by now.
   */
  CatalogReader(CatalogLimits limits) {
    this(limits, null);
  }

  /**
   * @param processes that the catalog may name; null if they are not known
   */
  CatalogReader(CatalogLimits limits, @Nullable KnownProcesses processes) {
    this.limits = limits;
    this.processes = processes;
  }

  /** Adds what the file says. */
  void read(String file, InputStream content) throws IOException {
    read(file, new String(content.readAllBytes(), StandardCharsets.UTF_8));
  }

  /** Adds what the file says. */
  void read(String file, String text) {
    try {
      Map<String, Integer> lines = Yaml.lines(text, limits);
      FileCheck check = check(file, lines);
      if (lines.isEmpty()) {
        check.problem("", "catalogRule.empty");
        return;
      }
      boolean single = lines.containsKey("id");
      CatalogFile content =
          single
              ? CatalogFile.of(Yaml.read(text, Endorsement.class, check::unreadable))
              : Yaml.read(text, CatalogFile.class, check::unreadable);
      if (content != null) {
        check.check(content, single);
        items.addAll(content.catalog().items());
      }
    } catch (Exceeded e) {
      check(file, Map.of()).add(e.line(), "", String.valueOf(e.getMessage()));
    } catch (JacksonException e) {
      FileCheck check = check(file, Map.of());
      if (e.getCause() instanceof MarkedYamlEngineException slip
          && slip.getProblemMark().isPresent()) {
        int line = slip.getProblemMark().get().getLine() + 1;
        check.add(line, "", message("catalogRule.unreadable", slip.getProblem()));
      } else {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        check.add(line, "", message("catalogRule.unreadable", e.getOriginalMessage()));
      }
    }
  }

  private FileCheck check(String file, Map<String, Integer> lines) {
    return new FileCheck(file, lines, problems, places, processes != null);
  }

  /**
   * Everything read so far.
   *
   * @throws InvalidCatalog if any file has a problem
   */
  Catalog catalog() {
    return checked(Catalog.of(items));
  }

  /**
   * The current catalog with what was read: new parts added, parts with the same id replaced. A
   * micro-endorsement that was read has the micro-credentials it names, and no others.
   *
   * @param id what must have been read; null if that does not matter
   * @throws InvalidCatalog if anything that was read has a problem, or the resulting catalog has
   *     one
   */
  Catalog over(Catalog current, @Nullable String id) {
    if (problems.isEmpty() && id != null && items.stream().noneMatch(it -> it.id().equals(id))) {
      problems.add(new CatalogProblem(typed(), 0, "id", message("catalogRule.id.mustStay", id)));
    }
    Map<String, Item> all = new LinkedHashMap<>();
    current.items().forEach(item -> all.put(item.id(), item));
    for (Item item : items) {
      Item before = all.get(item.id());
      if (before != null && !before.kind().equals(item.kind())) {
        problemAt(item.id(), "id", "catalogRule.id.usedElsewhere", item.id());
      }
      if (item.document() instanceof MicroEndorsement endorsement) {
        all.values()
            .removeIf(
                it ->
                    it.document() instanceof MicroCredential part
                        && endorsement.id().equals(part.endorsementId())
                        && !endorsement.microCredentialIds().contains(part.id()));
      }
    }
    for (Item item : items) {
      all.put(item.id(), inItsPlace(item, current));
    }
    return checked(Catalog.of(List.copyOf(all.values())));
  }

  /** Keeps a micro-credential that is edited alone in its micro-endorsement. */
  private static Item inItsPlace(Item item, Catalog current) {
    if (!(item.document() instanceof MicroCredential part) || part.endorsementId() != null) {
      return item;
    }
    String endorsementId =
        current.microCredentials().stream()
            .filter(it -> Objects.equals(it.id(), part.id()))
            .map(MicroCredential::endorsementId)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new Item(item.id(), item.title(), Credential.of(part).in(endorsementId));
  }

  private Catalog checked(Catalog catalog) {
    if (problems.isEmpty()) {
      new References(catalog, processes, this::problemAt).check();
    }
    if (!problems.isEmpty()) {
      throw new InvalidCatalog(List.copyOf(problems));
    }
    return catalog;
  }

  private void problemAt(String id, String field, String key, Object... arguments) {
    FileCheck.Place place = places.get(id);
    if (place == null) {
      problems.add(
          new CatalogProblem(
              message("catalogRule.catalog"), 0, id + ": " + field, message(key, arguments)));
    } else {
      place.file().problem(Yaml.join(place.path(), field), key, arguments);
    }
  }

  /** The name of a text that people type instead of uploading a file. */
  static String typed() {
    return message("catalogRule.typed");
  }

  /** Receives what is wrong with the field of an item, as a key in the message files. */
  interface Problems {
    void add(String id, String field, String key, Object... arguments);
  }
}
