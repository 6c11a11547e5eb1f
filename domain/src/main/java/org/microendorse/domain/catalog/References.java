package org.microendorse.domain.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks that everything that parts of a catalog refer to exists. */
class References {
  private final Catalog catalog;
  private final @Nullable KnownProcesses processes;
  private final CatalogReader.Problems problems;

  /**
   * @param processes null if they are not known; then nothing is checked against them
   */
  References(Catalog catalog, @Nullable KnownProcesses processes, CatalogReader.Problems problems) {
    this.catalog = catalog;
    this.processes = processes;
    this.problems = problems;
  }

  void check() {
    Set<String> partners = ids(catalog.partners(), Partner::id);
    Set<String> endorsements = ids(catalog.endorsements(), MicroEndorsement::id);
    Set<String> resources = ids(catalog.resources(), LearningResource::id);
    Map<String, MicroCredential> microCredentials =
        catalog.microCredentials().stream()
            .collect(Collectors.toMap(MicroCredential::id, Function.identity()));
    for (MicroEndorsement it : catalog.endorsements()) {
      partner(it.id(), it.partnerId(), partners);
      if (it.microCredentialIds().isEmpty()) {
        problems.add(it.id(), "microCredentials", "catalogRule.wouldBeEmpty");
      }
      for (String part : it.microCredentialIds()) {
        MicroCredential named = microCredentials.get(part);
        if (named == null || !it.id().equals(named.endorsementId())) {
          problems.add(it.id(), "microCredentials", "catalogRule.names.elsewhere", part);
        }
      }
    }
    for (MicroCredential it : catalog.microCredentials()) {
      partner(it.id(), it.partnerId(), partners);
      processes(it.id(), it.path(), it.review());
    }
    for (Program it : catalog.programs()) {
      partner(it.id(), it.partnerId(), partners);
      processes(it.id(), it.path(), it.review());
      onlyProgramWithProcesses(it);
      all(it.id(), "microEndorsementIds", it.microEndorsementIds(), endorsements);
    }
    for (CuratedCollection it : catalog.collections()) {
      partner(it.id(), it.partnerId(), partners);
      all(it.id(), "microCredentialIds", it.microCredentialIds(), microCredentials.keySet());
      all(it.id(), "resourceIds", it.resourceIds(), resources);
    }
    for (LearningResource it : catalog.resources()) {
      partner(it.id(), it.partnerId(), partners);
    }
  }

  private void partner(String id, @Nullable String partnerId, Set<String> partners) {
    if (partnerId != null) {
      one(id, "partnerId", partnerId, partners);
    }
  }

  private void processes(String id, @Nullable String path, @Nullable String review) {
    if (processes != null) {
      process(id, "path", path, processes.paths());
      process(id, "review", review, processes.reviews());
    }
  }

  private void process(String id, String field, @Nullable String named, Set<String> known) {
    if (named != null && !known.contains(named)) {
      problems.add(
          id, field, "catalogRule.names.noProcess", named, String.join(", ", new TreeSet<>(known)));
    }
  }

  /** Of two programs with processes of their own, none would count more. */
  private void onlyProgramWithProcesses(Program program) {
    if (program.path() == null && program.review() == null) {
      return;
    }
    catalog.programs().stream()
        .filter(other -> !other.id().equals(program.id()))
        .filter(other -> other.path() != null || other.review() != null)
        .forEach(
            other ->
                program.microEndorsementIds().stream()
                    .filter(other.microEndorsementIds()::contains)
                    .forEach(
                        shared ->
                            problems.add(
                                program.id(),
                                "microEndorsementIds",
                                "catalogRule.twoPrograms",
                                shared,
                                other.id())));
  }

  private void all(String id, String field, @Nullable List<String> named, Set<String> there) {
    for (int i = 0; named != null && i < named.size(); i++) {
      one(id, field + "[" + i + "]", named.get(i), there);
    }
  }

  private void one(String id, String field, String named, Set<String> there) {
    if (!there.contains(named)) {
      problems.add(id, field, "catalogRule.names.unknown", named);
    }
  }

  private static <T> Set<String> ids(List<T> items, Function<T, String> id) {
    return items.stream().map(id).collect(Collectors.toSet());
  }
}
