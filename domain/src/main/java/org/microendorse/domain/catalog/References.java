package org.microendorse.domain.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks that everything that parts of a catalog refer to exists. */
class References {
  private final Catalog catalog;
  private final CatalogReader.Problems problems;

  References(Catalog catalog, CatalogReader.Problems problems) {
    this.catalog = catalog;
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
    }
    for (Program it : catalog.programs()) {
      partner(it.id(), it.partnerId(), partners);
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
