package org.microendorse.domain.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** A whole catalogue, in its order. */
record Catalogue(
    List<Partner> partners,
    List<MicroEndorsement> endorsements,
    List<MicroCredential> microCredentials,
    List<Programme> programmes,
    List<CuratedCollection> collections,
    List<LearningResource> resources) {

  /** A part of the catalogue; ids are unique over all kinds. */
  record Item(String id, String title, Object document) {
    /** As the database calls it. */
    String kind() {
      return kindOf(document.getClass());
    }
  }

  static String kindOf(Class<?> type) {
    return type.getSimpleName();
  }

  /** Everything, kind by kind. */
  List<Item> items() {
    return Stream.of(
            partners.stream().map(it -> new Item(it.id(), it.name(), it)),
            endorsements.stream().map(it -> new Item(it.id(), it.title(), it)),
            microCredentials.stream().map(it -> new Item(it.id(), it.title(), it)),
            programmes.stream().map(it -> new Item(it.id(), it.title(), it)),
            collections.stream().map(it -> new Item(it.id(), it.title(), it)),
            resources.stream().map(it -> new Item(it.id(), it.title(), it)))
        .flatMap(items -> items)
        .toList();
  }

  static Catalogue of(List<Item> items) {
    return new Catalogue(
        only(Partner.class, items),
        only(MicroEndorsement.class, items),
        only(MicroCredential.class, items),
        only(Programme.class, items),
        only(CuratedCollection.class, items),
        only(LearningResource.class, items));
  }

  private static <T> List<T> only(Class<T> type, List<Item> items) {
    return items.stream().map(Item::document).filter(type::isInstance).map(type::cast).toList();
  }
}
