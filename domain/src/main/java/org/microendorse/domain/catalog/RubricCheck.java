package org.microendorse.domain.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.microendorse.domain.catalog.MicroCredential.Criterion;
import org.microendorse.domain.common.Text;

/** Checks the criteria of a micro-credential, and what they look like at each level. */
final class RubricCheck {
  private final FileCheck file;
  private final boolean levelsAreKnown;

  /**
   * @param levelsAreKnown whether texts are checked against the levels that there are
   */
  RubricCheck(FileCheck file, boolean levelsAreKnown) {
    this.file = file;
    this.levelsAreKnown = levelsAreKnown;
  }

  /** Checks all criteria, and returns their ids. */
  Set<String> check(String at, List<Criterion> criteria) {
    int count = file.list(at, criteria).size();
    file.require(count == 0 || (count >= 3 && count <= 5), at, "catalogRule.criteria.count", count);
    Set<String> ids = new HashSet<>();
    Set<String> needed = needed(CatalogFile.present(criteria));
    file.each(
        at,
        criteria,
        (here, criterion) -> {
          file.localId(here + ".id", criterion.id(), ids);
          file.text(here + ".title", criterion.title());
          file.text(here + ".description", criterion.description());
          if (criterion.levels() == null) {
            file.problem(here + ".levels", "catalogRule.missing");
            return;
          }
          for (String level : needed) {
            file.text(here + ".levels." + level, criterion.levels().getOrDefault(level, ""));
          }
          for (String level : criterion.levels().keySet()) {
            if (!needed.contains(level)) {
              Set<String> known = Level.rubrics();
              file.problem(
                  here + ".levels." + level,
                  "catalogRule.names.noLevel",
                  Text.nearest(level, known),
                  String.join(", ", known));
            }
          }
        });
    return ids;
  }

  /** The levels that any criterion describes, and the one to reach: all criteria need them. */
  private Set<String> needed(List<Criterion> criteria) {
    Set<String> needed = new TreeSet<>();
    criteria.stream()
        .filter(it -> it.levels() != null)
        .forEach(it -> needed.addAll(it.levels().keySet()));
    if (levelsAreKnown) {
      needed.retainAll(Level.rubrics());
      Optional.ofNullable(Level.goal().rubric()).ifPresent(needed::add);
    }
    return needed;
  }
}
